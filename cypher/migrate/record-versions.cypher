// Record that versions of the schema were applied
// $batch: rows: version, checksum
UNWIND $batch.rows AS row
MERGE (v:SchemaVersion {version: row.version})
SET v.checksum = row.checksum, v.applied = datetime.realtime();
