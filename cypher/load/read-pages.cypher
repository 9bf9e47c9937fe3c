// What the ledger knows of pages, and their articles
// $ids: page ids
UNWIND $ids AS id
MATCH (page:SourcePage {id: id})
RETURN
  page.id AS id, page.path AS path, page.hash AS hash, page.changes AS changes,
  page.publication AS publication, page.city AS city, page.province AS province,
  COLLECT { MATCH (article:Article {pageId: id}) RETURN {id: article.id, hash: article.hash} } AS articles;
