// Take the national list's word from divisions; what articles state of them must be computed again
// $batch: keys: keys of WITHIN edges
UNWIND $batch.keys AS key
MATCH ()-[within:WITHIN {key: key}]->() USING INDEX SEEK within:WITHIN(key)
REMOVE within.source, within.code
RETURN key;
