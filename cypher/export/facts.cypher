// A portion of the edges of one relation type, by key
// __NAME__ stands for the relation type.
// $after: key after which the portion starts
// $limit: how many
MATCH (from)-[r:__NAME__]->(to)
WHERE r.key > $after
RETURN
  type(r) AS type,
  from.id AS from,
  labels(from) AS fromLabels,
  to.id AS to,
  labels(to) AS toLabels,
  properties(r) AS properties
ORDER BY r.key
LIMIT toInteger($limit);
