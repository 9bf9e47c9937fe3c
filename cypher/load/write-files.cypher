// Write what files were loaded as
// $batch: rows: path, properties
UNWIND $batch.rows AS row
MERGE (file:SourceFile {path: row.path})
SET file = row.properties
RETURN count(*) AS written;
