// Delete MET from persons to persons of larger id
// $batch: persons: ids of the first; others: ids of the second, or null for everyone
UNWIND $batch.persons AS id
MATCH (a:Person {id: id}) USING INDEX SEEK a:Person(id)
MATCH (a)-[met:MET]->(b)
WHERE $batch.others IS NULL OR b.id IN $batch.others
DELETE met;
