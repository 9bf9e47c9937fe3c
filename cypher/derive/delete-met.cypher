// Delete MET of pairs
// $batch: keys: keys of MET
UNWIND $batch.keys AS key
MATCH ()-[met:MET {key: key}]->() USING INDEX SEEK met:MET(key)
DELETE met;
