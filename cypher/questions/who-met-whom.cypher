// Who met whom
//
// The people whom a person met: when, at which event, in which capacity each of the two was there, and the sentence that
// says that the other was.
//
// $name: the person, by name or another name in the graph
// $since: first day, 'YYYY-MM-DD', or null
// $until: last day, 'YYYY-MM-DD', or null
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
// The events of most people are looked through; those of a leader who is everywhere are found along the calendar, which
// for the others begins after its end.
WITH person, COUNT { (person)-[:TOOK_PART_IN]->() } > 1000 AS isHub
WITH person, isHub, CASE WHEN isHub THEN coalesce($since, '') ELSE '~' END AS calendar
CALL (person, isHub, calendar) {
  WITH person WHERE NOT isHub
  MATCH (person)-[own:TOOK_PART_IN]->(event:Event)
  WHERE ($since IS NULL OR event.date >= $since) AND ($until IS NULL OR event.date <= $until)
    AND ($includeUncertain OR own.certain)
  RETURN DISTINCT event
  UNION
  WITH person WHERE isHub
  MATCH (event:Event) USING INDEX event:Event(date)
  WHERE event.date >= calendar AND event.date <= coalesce($until, '9999')
    AND EXISTS { (person)-[own:TOOK_PART_IN]->(event) WHERE $includeUncertain OR own.certain }
    AND EXISTS {
      (event)<-[theirs:TOOK_PART_IN]-(other:Person)
      WHERE other <> person AND ($includeUncertain OR theirs.certain)
    }
  RETURN event ORDER BY event.date, event.name, event.id LIMIT toInteger($limit)
  UNION
  WITH person WHERE isHub AND $since IS NULL AND $until IS NULL
    AND COUNT {
      MATCH (event:Event) USING INDEX event:Event(date)
      WHERE event.date >= calendar AND EXISTS { (person)-[:TOOK_PART_IN]->(event) }
      RETURN event LIMIT toInteger($limit)
    } < $limit
  MATCH (person)-[own:TOOK_PART_IN]->(event:Event)
  WHERE event.date IS NULL AND ($includeUncertain OR own.certain)
  RETURN DISTINCT event
}
MATCH (event)<-[theirs:TOOK_PART_IN]-(other:Person)
WHERE other <> person AND ($includeUncertain OR theirs.certain)
WITH person, event, other, collect(DISTINCT theirs.role) AS theirRoles, collect(DISTINCT theirs.key) AS keys,
     min(coalesce(theirs.order, 1000)) AS place
OPTIONAL MATCH ()-[met:MET {key: CASE WHEN person.id < other.id THEN person.id + ':' + other.id ELSE other.id + ':' + person.id END}]->()
  USING INDEX SEEK met:MET(key)
WITH person, event, other, theirRoles, keys, place, met
WHERE $includeUncertain OR met IS NOT NULL
WITH * ORDER BY event.date, event.name, place, other.name, other.id LIMIT toInteger($limit)
CALL (keys) {
  UNWIND keys AS key
  MATCH (article:Article)-[evidence:STATES {key: key}]->() USING INDEX SEEK evidence:STATES(key)
  RETURN article, evidence.quote AS quote ORDER BY evidence.date, evidence.start, article.id LIMIT 1
}
RETURN event.date AS date,
       event.name AS event,
       COLLECT {
         MATCH (person)-[own:TOOK_PART_IN]->(event) WHERE $includeUncertain OR own.certain
         RETURN DISTINCT own.role AS role ORDER BY role
       } AS role,
       other.name AS met,
       COLLECT {
         MATCH (article)-[said:STATES {type: 'HOLDS_POSITION'}]->(other)
         WITH DISTINCT said.key AS key
         MATCH ()-[post:HOLDS_POSITION {key: key}]->(organ) USING INDEX SEEK post:HOLDS_POSITION(key)
         WHERE $includeUncertain OR post.certain
         RETURN DISTINCT organ.name + ' ' + post.title AS post ORDER BY post
       } AS capacity,
       theirRoles AS theirRole,
       quote AS sentence
ORDER BY date, event, place, met, other.id
