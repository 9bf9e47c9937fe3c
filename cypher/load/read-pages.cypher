// What the ledger knows of pages, and their articles
// $batch: ids: page ids
UNWIND $batch.ids AS id
MATCH (page:SourcePage {id: id})
RETURN
  page.id AS id, page.path AS path, page.hash AS hash, page.changes AS changes,
  page.publication AS publication, page.city AS city, page.province AS province,
  COLLECT {
    MATCH (article:Article {pageId: id}) USING INDEX SEEK article:Article(pageId)
    RETURN {id: article.id, hash: article.hash}
  } AS articles;
