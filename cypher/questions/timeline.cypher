// A person's timeline
//
// What the newspapers state of a person, day by day: posts, events, projects, works, each with its sentence. Articles of
// unknown date are left out.
//
// $name: the person, by name or another name in the graph
// $since: first day of publication, 'YYYY-MM-DD', or null
// $until: last day of publication, 'YYYY-MM-DD', or null
// $includeUncertain: true also counts what the articles leave open
// $limit: how many rows, the earliest first
//
// :param name => '毛腾飞'
// :param since => null
// :param until => null
// :param includeUncertain => false
// :param limit => 1000

CALL () {
  MATCH (person:Person {name: $name}) RETURN person
  UNION
  CALL db.index.fulltext.queryNodes('names', '"' + replace(replace($name, '\\', '\\\\'), '"', '\\"') + '"') YIELD node AS person
  WHERE person:Person AND $name IN person.aliases
  RETURN person
}
// The articles about most people are looked through; those about a leader who is in every paper are found along the
// calendar, which for the others begins after its end.
WITH person, COUNT { (person)<-[:MENTIONS]-() } > 1000 AS isHub
WITH person, isHub, CASE WHEN isHub THEN coalesce($since, '') ELSE '~' END AS calendar
CALL (person, isHub, calendar) {
  WITH person WHERE NOT isHub
  MATCH (article:Article)-[:MENTIONS]->(person)
  WHERE article.date IS NOT NULL AND ($since IS NULL OR article.date >= $since) AND ($until IS NULL OR article.date <= $until)
  RETURN article
  UNION
  WITH person WHERE isHub
  MATCH (article:Article) USING INDEX article:Article(date)
  WHERE article.date >= calendar AND article.date <= coalesce($until, '9999')
    AND EXISTS { (article)-[said:STATES]->(person) WHERE $includeUncertain OR said.certain }
  RETURN article ORDER BY article.date, article.id LIMIT toInteger($limit)
}
MATCH (article)-[said:STATES]->(person)
WHERE $includeUncertain OR said.certain
WITH person, article, said
ORDER BY article.date, article.id, said.start, said.type, said.key LIMIT toInteger($limit)
CALL (said) {
  MATCH ()-[fact:HOLDS_POSITION {key: said.key}]->(to) USING INDEX SEEK fact:HOLDS_POSITION(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:TOOK_PART_IN {key: said.key}]->(to) USING INDEX SEEK fact:TOOK_PART_IN(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:INVOLVED_IN {key: said.key}]->(to) USING INDEX SEEK fact:INVOLVED_IN(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:WROTE {key: said.key}]->(to) USING INDEX SEEK fact:WROTE(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:WROTE_WORK {key: said.key}]->(to) USING INDEX SEEK fact:WROTE_WORK(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:BORN_IN {key: said.key}]->(to) USING INDEX SEEK fact:BORN_IN(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:GRADUATED_FROM {key: said.key}]->(to) USING INDEX SEEK fact:GRADUATED_FROM(key) RETURN fact, to
  UNION ALL
  MATCH ()-[fact:RELATED_TO {key: said.key}]->(to) USING INDEX SEEK fact:RELATED_TO(key) RETURN fact, to
}
WITH person, article, said, fact, to
ORDER BY article.date, article.id, said.start, said.type, said.key
RETURN article.date AS date, person.name AS name, said.type AS relation,
       coalesce(fact.title, fact.role, fact.as, fact.kin) AS as, coalesce(to.name, to.headline) AS to,
       to.date AS on, coalesce(said.former, false) AS former, article.headline AS article, said.quote AS sentence
