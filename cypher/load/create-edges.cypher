// Create edges of any type between nodes that are known by where the database keeps them
// $batch: rows: type, from, to (element ids), properties
UNWIND $batch.rows AS row
MATCH (from) WHERE elementId(from) = row.from
MATCH (to) WHERE elementId(to) = row.to
CREATE (from)-[r:$(row.type)]->(to)
SET r = row.properties
RETURN count(*) AS written;
