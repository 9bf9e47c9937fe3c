// Delete MET from persons to persons of larger id
// $batch: persons: ids of the first
UNWIND $batch.persons AS id
MATCH (a:Person {id: id}) USING INDEX SEEK a:Person(id)
MATCH (a)-[met:MET]->()
DELETE met;
