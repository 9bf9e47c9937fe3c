// Unlink the articles of pages whose newspaper is no longer the same
// $pages: page ids
UNWIND $pages AS id
MATCH (:Article {pageId: id})-[r:PUBLISHED_IN]->(:Publication)
DELETE r;
