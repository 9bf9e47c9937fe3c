// A path between two people
//
// The shortest chain that joins two people through events, posts, projects and kinship, one row a step.
//
// $from: one person
// $to: another person
// $includeUncertain: true also counts what the articles leave open
//
// :param from => '毛腾飞'
// :param to => '王洪斌'
// :param includeUncertain => false

MATCH (a:Person {name: $from}), (b:Person {name: $to})
WHERE a <> b
MATCH path = shortestPath((a)-[:TOOK_PART_IN|HOLDS_POSITION|INVOLVED_IN|CONCERNS|PART_OF|RELATED_TO*..8]-(b))
WHERE all(fact IN relationships(path) WHERE $includeUncertain OR fact.certain)
WITH path ORDER BY length(path) LIMIT 1
UNWIND range(0, length(path) - 1) AS i
WITH i + 1 AS step, nodes(path)[i] AS from, relationships(path)[i] AS fact, nodes(path)[i + 1] AS to
RETURN step, from.name AS from, type(fact) AS relation, coalesce(fact.title, fact.role, fact.kin) AS as, to.name AS to,
       head(COLLECT { MATCH ()-[evidence:STATES {key: fact.key}]->() RETURN evidence.quote ORDER BY evidence.date }) AS sentence
ORDER BY step
