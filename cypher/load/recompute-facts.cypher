// Compute facts again from the statements left after some were taken back; a fact without statement goes
// A fact that a list vouches for (source) stays without statement.
// $batch: for each relation type, rows: key
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
CALL (row) {
  OPTIONAL MATCH ()-[s:STATES {key: row.key}]->() USING INDEX SEEK s:STATES(key)
  RETURN
    count(DISTINCT startNode(s)) AS count, min(s.date) AS first, max(s.date) AS last,
    count(CASE WHEN s.certain THEN 1 END) > 0 AS certain, min(s.order) AS order,
    CASE WHEN count(s.remote) > 0 THEN true END AS remote,
    max(coalesce(s.date, '') + CASE WHEN s.former THEN '1' ELSE '0' END) AS former,
    max(CASE WHEN s.stage IS NOT NULL THEN [coalesce(s.stageDate, ''), s.stageOrder, s.stage] END) AS latest
}
SET
  fact.count = count, fact.first = first, fact.last = last, fact.certain = certain OR fact.source IS NOT NULL,
  fact.order = order, fact.remote = remote, fact.former = CASE WHEN former ENDS WITH '1' THEN true END,
  fact.stage = latest[2], fact.stageOrder = latest[1], fact.stageDate = nullIf(latest[0], '')
FOREACH (_ IN CASE WHEN count = 0 AND fact.source IS NULL THEN [1] ELSE [] END | DELETE fact);
