// Compute named nodes again from the mentions left after some were taken back; a node that no article names goes
// A node stays as it is when other mentions say all that was taken back.
// $batch: rows: element, and what was taken back: aliases, kind, end, dateText, official
UNWIND $batch.rows AS row
MATCH (n) WHERE elementId(n) = row.element
WITH n, row
WHERE NOT EXISTS { (n)<-[:MENTIONS]-() }
  OR (row.kind IS NOT NULL AND NOT EXISTS { (n)<-[m:MENTIONS]-() WHERE m.kind = row.kind })
  OR (row.end IS NOT NULL AND NOT EXISTS { (n)<-[m:MENTIONS]-() WHERE m.end = row.end })
  OR (row.dateText IS NOT NULL AND NOT EXISTS { (n)<-[m:MENTIONS]-() WHERE m.dateText = row.dateText })
  OR (row.official AND NOT EXISTS { (n)<-[m:MENTIONS]-() WHERE m.official })
  OR any(alias IN row.aliases WHERE NOT EXISTS { (n)<-[m:MENTIONS]-() WHERE alias IN m.aliases })
WITH DISTINCT n
CALL (n) {
  OPTIONAL MATCH (n)<-[m:MENTIONS]-()
  RETURN
    count(m) AS mentions, min(CASE WHEN m.kind <> 'other' THEN m.kind END) AS kind, min(m.kind) AS anyKind,
    min(m.end) AS end, min(m.dateText) AS dateText, count(m.official) > 0 AS official
}
SET
  n.kind = coalesce(kind, anyKind), n.end = end, n.dateText = dateText,
  n.aliases = COLLECT {
    MATCH (n)<-[m:MENTIONS]-()
    UNWIND m.aliases AS alias
    WITH DISTINCT alias ORDER BY alias
    RETURN alias
  }
FOREACH (_ IN CASE WHEN official THEN [] ELSE [1] END | REMOVE n:Official)
FOREACH (_ IN CASE WHEN mentions = 0 THEN [1] ELSE [] END | DETACH DELETE n);
