// Write articles
// $batch: rows: id, properties
UNWIND $batch.rows AS row
MERGE (article:Article {id: row.id})
SET article = row.properties
RETURN article.id AS id, elementId(article) AS element;
