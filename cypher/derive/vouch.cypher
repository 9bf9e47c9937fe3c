// State that divisions lie in others by the national list; an edge that articles state too gets its source besides
// $batch: rows: key, from, to (ids of places), source, code (of the inner division)
UNWIND $batch.rows AS row
MATCH (inner:Place {id: row.from}) USING INDEX SEEK inner:Place(id)
MATCH (outer:Place {id: row.to}) USING INDEX SEEK outer:Place(id)
MERGE (inner)-[within:WITHIN {key: row.key}]->(outer)
ON CREATE SET within.count = 0
SET within.certain = true, within.source = row.source, within.code = row.code
RETURN count(*) AS written;
