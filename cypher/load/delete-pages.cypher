// Delete the ledger entries of withdrawn pages
// $batch: ids: page ids
UNWIND $batch.ids AS id
MATCH (page:SourcePage {id: id}) USING INDEX SEEK page:SourcePage(id)
DELETE page;
