// Take back statements of corrected articles
// Comparing lists keeps the planner from looking up the key, under which the statements of all other articles lie.
// $batch: rows: article, key, start, end
UNWIND $batch.rows AS row
MATCH (article:Article {id: row.article}) USING INDEX SEEK article:Article(id)
MATCH (article)-[s:STATES]->()
WHERE [s.key, s.start, s.end] = [row.key, row.start, row.end]
DELETE s;
