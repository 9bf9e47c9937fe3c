// A run of persons by id
// $batch: after: id after which the run starts; limit: how many
MATCH (p:Person) USING INDEX SEEK p:Person(id)
WHERE p.id > $batch.after
RETURN p.id AS id
ORDER BY p.id
LIMIT toInteger($batch.limit);
