// Take back mentions of corrected articles, and with an event's its report
// $batch: rows: article, node
UNWIND $batch.rows AS row
MATCH (:Article {id: row.article})-[m:MENTIONS|REPORTS]->(n)
WHERE n.id = row.node
DELETE m;
