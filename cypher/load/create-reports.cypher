// Link articles to the events they tell of
// $rows: article, node
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (event:Event {id: row.node})
CREATE (article)-[:REPORTS]->(event)
RETURN count(*) AS written;
