// Delete MET from persons to persons of larger id
// $batch: persons: ids of the first; others: ids of the second, or null for everyone
UNWIND $batch.persons AS id
MATCH (:Person {id: id})-[met:MET]->(b:Person)
WHERE $batch.others IS NULL OR b.id IN $batch.others
DELETE met;
