// Delete articles that no page has any more, with what they state and mention
// $batch: ids: article ids
UNWIND $batch.ids AS id
MATCH (article:Article {id: id}) USING INDEX SEEK article:Article(id)
OPTIONAL MATCH (article)-[r:STATES|MENTIONS|REPORTS|PUBLISHED_IN]->()
DELETE r
WITH DISTINCT article
DETACH DELETE article;
