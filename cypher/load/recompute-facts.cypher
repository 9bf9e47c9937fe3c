// Compute facts again from the statements left after some were taken back; a fact without statement goes
// __TYPE__ stands for the relation type. A fact that a list vouches for (source) stays without statement.
// $keys: keys of facts
UNWIND $keys AS key
MATCH (from)-[fact:__TYPE__ {key: key}]->(to)
CALL (key) {
  OPTIONAL MATCH ()-[s:STATES {key: key}]->()
  RETURN
    count(DISTINCT startNode(s)) AS count, min(s.date) AS first, max(s.date) AS last,
    count(CASE WHEN s.certain THEN 1 END) > 0 AS certain, min(s.order) AS order,
    CASE WHEN count(s.remote) > 0 THEN true END AS remote,
    max(coalesce(s.date, '') + CASE WHEN s.former THEN '1' ELSE '0' END) AS former
}
SET
  fact.count = count, fact.first = first, fact.last = last, fact.certain = certain OR fact.source IS NOT NULL,
  fact.order = order, fact.remote = remote, fact.former = CASE WHEN former ENDS WITH '1' THEN true END
FOREACH (_ IN CASE WHEN count = 0 AND fact.source IS NULL THEN [1] ELSE [] END | DELETE fact);
