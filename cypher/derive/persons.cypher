// A run of persons by id
// $after: id after which the run starts
// $limit: how many
MATCH (p:Person)
WHERE p.id > $after
RETURN p.id AS id
ORDER BY p.id
LIMIT toInteger($limit);
