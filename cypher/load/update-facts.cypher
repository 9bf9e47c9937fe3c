// Raise the counters of facts that other articles stated before
// The latest article decides whether a post is a former one; on one day, one that says so suffices.
// The stage of a project with the latest date counts; on one date, the further one.
// The counter first: it takes the lock before anything else is read.
// $batch: for each relation type, rows: key, and of this batch: count, first, last, certain, order, remote, former,
//   stage, stageOrder, stageDate
CALL () {
  UNWIND $batch.BORN_IN AS row MATCH ()-[fact:BORN_IN {key: row.key}]->() USING INDEX SEEK fact:BORN_IN(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.CONCERNS AS row MATCH ()-[fact:CONCERNS {key: row.key}]->() USING INDEX SEEK fact:CONCERNS(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.GRADUATED_FROM AS row MATCH ()-[fact:GRADUATED_FROM {key: row.key}]->() USING INDEX SEEK fact:GRADUATED_FROM(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.HELD_IN AS row MATCH ()-[fact:HELD_IN {key: row.key}]->() USING INDEX SEEK fact:HELD_IN(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.HOLDS_POSITION AS row MATCH ()-[fact:HOLDS_POSITION {key: row.key}]->() USING INDEX SEEK fact:HOLDS_POSITION(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.INVOLVED_IN AS row MATCH ()-[fact:INVOLVED_IN {key: row.key}]->() USING INDEX SEEK fact:INVOLVED_IN(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.LOCATED_IN AS row MATCH ()-[fact:LOCATED_IN {key: row.key}]->() USING INDEX SEEK fact:LOCATED_IN(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.PART_OF AS row MATCH ()-[fact:PART_OF {key: row.key}]->() USING INDEX SEEK fact:PART_OF(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.PUBLISHED AS row MATCH ()-[fact:PUBLISHED {key: row.key}]->() USING INDEX SEEK fact:PUBLISHED(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.RELATED_TO AS row MATCH ()-[fact:RELATED_TO {key: row.key}]->() USING INDEX SEEK fact:RELATED_TO(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.TOOK_PART_IN AS row MATCH ()-[fact:TOOK_PART_IN {key: row.key}]->() USING INDEX SEEK fact:TOOK_PART_IN(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.WITHIN AS row MATCH ()-[fact:WITHIN {key: row.key}]->() USING INDEX SEEK fact:WITHIN(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.WROTE AS row MATCH ()-[fact:WROTE {key: row.key}]->() USING INDEX SEEK fact:WROTE(key) RETURN fact, row
  UNION ALL
  UNWIND $batch.WROTE_WORK AS row MATCH ()-[fact:WROTE_WORK {key: row.key}]->() USING INDEX SEEK fact:WROTE_WORK(key) RETURN fact, row
}
SET fact.count = fact.count + row.count
WITH fact, row,
  CASE
    WHEN row.stage IS NULL OR coalesce(row.stageDate, '') < coalesce(fact.stageDate, '') THEN fact
    WHEN coalesce(row.stageDate, '') = coalesce(fact.stageDate, '') AND row.stageOrder < fact.stageOrder THEN fact
    ELSE row
  END AS latest
SET fact += {
  stage: latest.stage, stageOrder: latest.stageOrder, stageDate: latest.stageDate,
  former: CASE
    WHEN coalesce(row.last, '') > coalesce(fact.last, '') THEN row.former
    WHEN coalesce(row.last, '') < coalesce(fact.last, '') THEN fact.former
    WHEN row.former OR fact.former THEN true
  END,
  first: CASE WHEN row.first < fact.first THEN row.first ELSE coalesce(fact.first, row.first) END,
  last: CASE WHEN row.last > fact.last THEN row.last ELSE coalesce(fact.last, row.last) END,
  certain: fact.certain OR row.certain,
  order: CASE WHEN row.order < fact.order THEN row.order ELSE coalesce(fact.order, row.order) END,
  remote: coalesce(fact.remote, row.remote)
}
RETURN count(*) AS written;
