// Find facts by their keys
// The hints keep a plan that was made while the graph was empty from running through all facts of a type.
// $batch: for each relation type, keys
CALL () {
  UNWIND $batch.BORN_IN AS key MATCH ()-[fact:BORN_IN {key: key}]->() USING INDEX SEEK fact:BORN_IN(key) RETURN fact
  UNION ALL
  UNWIND $batch.CONCERNS AS key MATCH ()-[fact:CONCERNS {key: key}]->() USING INDEX SEEK fact:CONCERNS(key) RETURN fact
  UNION ALL
  UNWIND $batch.GRADUATED_FROM AS key MATCH ()-[fact:GRADUATED_FROM {key: key}]->() USING INDEX SEEK fact:GRADUATED_FROM(key) RETURN fact
  UNION ALL
  UNWIND $batch.HELD_IN AS key MATCH ()-[fact:HELD_IN {key: key}]->() USING INDEX SEEK fact:HELD_IN(key) RETURN fact
  UNION ALL
  UNWIND $batch.HOLDS_POSITION AS key MATCH ()-[fact:HOLDS_POSITION {key: key}]->() USING INDEX SEEK fact:HOLDS_POSITION(key) RETURN fact
  UNION ALL
  UNWIND $batch.INVOLVED_IN AS key MATCH ()-[fact:INVOLVED_IN {key: key}]->() USING INDEX SEEK fact:INVOLVED_IN(key) RETURN fact
  UNION ALL
  UNWIND $batch.LOCATED_IN AS key MATCH ()-[fact:LOCATED_IN {key: key}]->() USING INDEX SEEK fact:LOCATED_IN(key) RETURN fact
  UNION ALL
  UNWIND $batch.PART_OF AS key MATCH ()-[fact:PART_OF {key: key}]->() USING INDEX SEEK fact:PART_OF(key) RETURN fact
  UNION ALL
  UNWIND $batch.PUBLISHED AS key MATCH ()-[fact:PUBLISHED {key: key}]->() USING INDEX SEEK fact:PUBLISHED(key) RETURN fact
  UNION ALL
  UNWIND $batch.RELATED_TO AS key MATCH ()-[fact:RELATED_TO {key: key}]->() USING INDEX SEEK fact:RELATED_TO(key) RETURN fact
  UNION ALL
  UNWIND $batch.TOOK_PART_IN AS key MATCH ()-[fact:TOOK_PART_IN {key: key}]->() USING INDEX SEEK fact:TOOK_PART_IN(key) RETURN fact
  UNION ALL
  UNWIND $batch.WITHIN AS key MATCH ()-[fact:WITHIN {key: key}]->() USING INDEX SEEK fact:WITHIN(key) RETURN fact
  UNION ALL
  UNWIND $batch.WROTE AS key MATCH ()-[fact:WROTE {key: key}]->() USING INDEX SEEK fact:WROTE(key) RETURN fact
  UNION ALL
  UNWIND $batch.WROTE_WORK AS key MATCH ()-[fact:WROTE_WORK {key: key}]->() USING INDEX SEEK fact:WROTE_WORK(key) RETURN fact
}
RETURN fact.key AS key;
