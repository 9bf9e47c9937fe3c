// Create named nodes that are not there yet
// $batch: rows: labels, properties (the id among them)
UNWIND $batch.rows AS row
CREATE (n:$(row.labels))
SET n = row.properties
RETURN n.id AS id, elementId(n) AS element;
