// Write named nodes; what several articles say of one is merged so that their order does not matter
// __LABEL__ stands for the label. Aliases are united, a kind other than "other" wins, of other values the smallest.
// $rows: id, created (all properties of a new node), and of an existing one: aliases, kind, end, dateText
UNWIND $rows AS row
MERGE (n:__LABEL__ {id: row.id})
ON CREATE SET n += row.created
ON MATCH SET
  n.kind = CASE
    WHEN n.kind IS NULL OR n.kind = 'other' THEN coalesce(row.kind, n.kind)
    WHEN row.kind <> 'other' AND row.kind < n.kind THEN row.kind
    ELSE n.kind
  END,
  n.end = CASE WHEN row.end < n.end THEN row.end ELSE coalesce(n.end, row.end) END,
  n.dateText = CASE WHEN row.dateText < n.dateText THEN row.dateText ELSE coalesce(n.dateText, row.dateText) END
WITH n, row
CALL (n, row) {
  WITH n, row
  WHERE any(alias IN row.aliases WHERE NOT alias IN n.aliases)
  SET n.aliases = COLLECT { UNWIND n.aliases + row.aliases AS alias WITH DISTINCT alias ORDER BY alias RETURN alias }
}
RETURN count(*) AS written;
