// A path between two people
//
// The shortest chain that joins two people through events, posts, projects and kinship, one row a step.
//
// $from: one person
// $to: another person
// $includeUncertain: true also counts what the articles leave open
// $hub: no step leads through what has so many connections or more: it would join everybody with everybody
//
// :param from => '毛腾飞'
// :param to => '王洪斌'
// :param includeUncertain => false
// :param hub => 1000

CALL () {
  MATCH (a:Person {name: $from}) RETURN a
  UNION
  CALL db.index.fulltext.queryNodes('names', '"' + replace(replace($from, '\\', '\\\\'), '"', '\\"') + '"') YIELD node AS a
  WHERE a:Person AND $from IN a.aliases
  RETURN a
}
CALL () {
  MATCH (b:Person {name: $to}) RETURN b
  UNION
  CALL db.index.fulltext.queryNodes('names', '"' + replace(replace($to, '\\', '\\\\'), '"', '\\"') + '"') YIELD node AS b
  WHERE b:Person AND $to IN b.aliases
  RETURN b
}
WITH a, b WHERE a <> b
MATCH path = shortestPath((a)-[:TOOK_PART_IN|HOLDS_POSITION|INVOLVED_IN|CONCERNS|PART_OF|RELATED_TO*..8]-(b))
WHERE all(fact IN relationships(path) WHERE $includeUncertain OR fact.certain)
  AND all(node IN nodes(path) WHERE node = a OR node = b OR COUNT { (node)--() } < $hub)
WITH path ORDER BY length(path), a.id, b.id LIMIT 1
UNWIND range(0, length(path) - 1) AS i
WITH i + 1 AS step, nodes(path)[i] AS from, relationships(path)[i] AS fact, nodes(path)[i + 1] AS to
RETURN step, from.name AS from, type(fact) AS relation, coalesce(fact.title, fact.role, fact.kin) AS as, to.name AS to,
       head(COLLECT {
         MATCH (article:Article)-[evidence:STATES {key: fact.key}]->() USING INDEX SEEK evidence:STATES(key)
         RETURN evidence.quote ORDER BY evidence.date, article.id, evidence.start LIMIT 1
       }) AS sentence
ORDER BY step
