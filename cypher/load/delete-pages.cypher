// Delete the ledger entries of withdrawn pages
// $batch: ids: page ids
UNWIND $batch.ids AS id
MATCH (page:SourcePage {id: id})
DELETE page;
