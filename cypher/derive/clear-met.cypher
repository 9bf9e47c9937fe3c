// Delete MET from persons to persons of larger id
// $persons: ids of the first
// $others: ids of the second, or null for everyone
UNWIND $persons AS id
MATCH (:Person {id: id})-[met:MET]->(b:Person)
WHERE $others IS NULL OR b.id IN $others
DELETE met;
