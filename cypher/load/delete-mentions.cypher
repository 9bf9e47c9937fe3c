// Take back mentions of corrected articles, and with an event's its report
// $batch: rows: article, node
UNWIND $batch.rows AS row
MATCH (article:Article {id: row.article}) USING INDEX SEEK article:Article(id)
MATCH (article)-[m:MENTIONS|REPORTS]->(n)
WHERE n.id = row.node
DELETE m;
