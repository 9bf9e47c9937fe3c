// Check that nodes are still where an earlier transaction found them
// $batch: rows: element, id
UNWIND $batch.rows AS row
MATCH (n) WHERE elementId(n) = row.element AND n.id = row.id
RETURN count(*) AS written;
