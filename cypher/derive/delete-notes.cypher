// Forget notes whose derivation is done
// $batch: ids: ids of Derivation nodes
UNWIND $batch.ids AS id
MATCH (note:Derivation {id: id}) USING INDEX SEEK note:Derivation(id)
DELETE note;
