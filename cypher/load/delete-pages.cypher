// Delete the ledger entries of withdrawn pages
// $ids: page ids
UNWIND $ids AS id
MATCH (page:SourcePage {id: id})
DELETE page;
