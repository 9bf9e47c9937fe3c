// Write the ledger entries of pages
// $rows: id, properties
UNWIND $rows AS row
MERGE (page:SourcePage {id: row.id})
SET page = row.properties
RETURN count(*) AS written;
