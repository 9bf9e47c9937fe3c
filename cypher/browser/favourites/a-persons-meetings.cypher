// A person's meetings: people around the events that both took part in
MATCH path = (person:Person {name: '毛腾飞'})-[own:TOOK_PART_IN]->(:Event)<-[theirs:TOOK_PART_IN]-(:Person)
WHERE own.certain AND theirs.certain
RETURN path
LIMIT 200
