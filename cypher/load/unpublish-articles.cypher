// Unlink the articles of pages whose newspaper is no longer the same
// $batch: ids: page ids
UNWIND $batch.ids AS id
MATCH (:Article {pageId: id})-[r:PUBLISHED_IN]->(:Publication)
DELETE r;
