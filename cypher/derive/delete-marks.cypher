// Forget notes whose derivation is done
// $batch: ids: ids of Derivation nodes
UNWIND $batch.ids AS id
MATCH (d:Derivation {id: id}) USING INDEX SEEK d:Derivation(id)
DELETE d;
