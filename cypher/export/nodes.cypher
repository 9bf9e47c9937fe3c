// A portion of the nodes of one label, by id
// __NAME__ stands for the label.
// $after: id after which the portion starts
// $limit: how many
MATCH (n:__NAME__)
WHERE n.id > $after
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY n.id
LIMIT toInteger($limit);
