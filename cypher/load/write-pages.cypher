// Write the ledger entries of pages
// $batch: rows: id, properties
UNWIND $batch.rows AS row
MERGE (page:SourcePage {id: row.id})
SET page = row.properties
RETURN count(*) AS written;
