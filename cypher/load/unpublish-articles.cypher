// Unlink the articles of pages whose newspaper is no longer the same
// $batch: ids: page ids
UNWIND $batch.ids AS id
MATCH (article:Article {pageId: id}) USING INDEX SEEK article:Article(pageId)
MATCH (article)-[r:PUBLISHED_IN]->()
DELETE r;
