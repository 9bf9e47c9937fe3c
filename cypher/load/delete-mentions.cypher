// Take back mentions of corrected articles, and with an event's its report
// $rows: article, node
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[m:MENTIONS|REPORTS]->(n)
WHERE n.id = row.node
DELETE m;
