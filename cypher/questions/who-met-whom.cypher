// Who met whom
//
// The people whom a person met: when, at which event, in which capacity each of the two was there, and the sentence that
// says that the other was.
//
// $name: the person, by name or another name in the graph
// $since: first day, 'YYYY-MM-DD', or null
// $until: last day, 'YYYY-MM-DD', or null
// $includeUncertain: true also counts what the articles leave open
//
// :param name => '毛腾飞'
// :param since => null
// :param until => null
// :param includeUncertain => false

MATCH (person:Person)-[own:TOOK_PART_IN]->(event:Event)<-[theirs:TOOK_PART_IN]-(other:Person)
WHERE (person.name = $name OR $name IN person.aliases)
  AND ($includeUncertain OR (own.certain AND theirs.certain))
  AND ($since IS NULL OR event.date >= $since)
  AND ($until IS NULL OR event.date <= $until)
OPTIONAL MATCH (person)-[met:MET]-(other)
WITH person, met, other, event, own, theirs
WHERE $includeUncertain OR met IS NOT NULL
WITH person, met, other, event, collect(DISTINCT own.role) AS ownRoles,
     collect(DISTINCT theirs.role) AS theirRoles, collect(DISTINCT theirs.key) AS keys,
     min(coalesce(theirs.order, 1000)) AS place
MATCH (article:Article)-[evidence:STATES]->(other)
WHERE evidence.key IN keys
WITH person, met, other, event, ownRoles, theirRoles, place, article, evidence
ORDER BY evidence.date, evidence.start
WITH person, met, other, event, ownRoles, theirRoles, place, head(collect({article: article, quote: evidence.quote})) AS said
RETURN event.date AS date,
       event.name AS event,
       ownRoles AS role,
       other.name AS met,
       COLLECT {
         MATCH (other)-[post:HOLDS_POSITION]->(organ)
         WHERE ($includeUncertain OR post.certain) AND EXISTS { (:Article {id: said.article.id})-[:STATES {key: post.key}]->(other) }
         RETURN organ.name + ' ' + post.title ORDER BY organ.name, post.title
       } AS capacity,
       theirRoles AS theirRole,
       said.quote AS sentence
ORDER BY date, event, place, met
