// Add to named nodes what further articles say of them, merged so that their order does not matter
// Aliases are united, a kind other than "other" wins, of other values the smallest.
// Setting the id first takes the lock before anything is read.
// $batch: rows: element, id, fixed (properties that follow from the id), aliases, kind, end, dateText, official
UNWIND $batch.rows AS row
MATCH (n) WHERE elementId(n) = row.element
SET n.id = row.id
WITH n, row
SET
  n += row.fixed,
  n.kind = CASE
    WHEN n.kind IS NULL OR n.kind = 'other' THEN coalesce(row.kind, n.kind)
    WHEN row.kind <> 'other' AND row.kind < n.kind THEN row.kind
    ELSE n.kind
  END,
  n.end = CASE WHEN row.end < n.end THEN row.end ELSE coalesce(n.end, row.end) END,
  n.dateText = CASE WHEN row.dateText < n.dateText THEN row.dateText ELSE coalesce(n.dateText, row.dateText) END,
  n.aliases = COLLECT { UNWIND n.aliases + row.aliases AS alias WITH DISTINCT alias ORDER BY alias RETURN alias }
FOREACH (_ IN CASE WHEN row.official THEN [1] ELSE [] END | SET n:Official)
RETURN count(*) AS written;
