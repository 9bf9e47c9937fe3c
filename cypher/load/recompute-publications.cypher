// Take newspapers' city and province from the ledger again; newspapers without a page go
// $batch: ids: ids of publications of which a page went or changed
UNWIND $batch.ids AS id
MATCH (p:Publication {id: id}) USING INDEX SEEK p:Publication(id)
CALL (p) {
  OPTIONAL MATCH (page:SourcePage {publication: p.id}) USING INDEX SEEK page:SourcePage(publication)
  RETURN count(page) AS pages, min(page.city) AS city, min(page.province) AS province
}
SET p.city = city, p.province = province
FOREACH (_ IN CASE WHEN pages = 0 THEN [1] ELSE [] END | DETACH DELETE p);
