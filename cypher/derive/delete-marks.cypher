// Forget notes whose derivation is done
// $ids: ids of Derivation nodes
UNWIND $ids AS id
MATCH (d:Derivation {id: id})
DELETE d;
