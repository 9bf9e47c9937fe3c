// What the ledger knows of pages, and of those that files were loaded as: their files and articles
// $batch: ids: page ids; paths: paths of files
CALL () {
  UNWIND $batch.ids AS id MATCH (page:SourcePage {id: id}) USING INDEX SEEK page:SourcePage(id) RETURN page
  UNION
  UNWIND $batch.paths AS path
  MATCH (file:SourceFile {path: path}) USING INDEX SEEK file:SourceFile(path)
  MATCH (page:SourcePage {id: file.pageId}) USING INDEX SEEK page:SourcePage(id)
  RETURN page
}
RETURN
  page.id AS id, page.path AS path, page.hash AS hash, page.changes AS changes,
  page.publication AS publication, page.city AS city, page.province AS province,
  COLLECT {
    MATCH (file:SourceFile {pageId: page.id}) USING INDEX SEEK file:SourceFile(pageId)
    RETURN file { .* } ORDER BY file.path
  } AS files,
  COLLECT {
    MATCH (article:Article {pageId: page.id}) USING INDEX SEEK article:Article(pageId)
    RETURN {id: article.id, hash: article.hash}
  } AS articles;
