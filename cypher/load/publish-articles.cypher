// Link articles to their newspaper
// $rows: article, publication
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (p:Publication {id: row.publication})
MERGE (article)-[:PUBLISHED_IN]->(p)
RETURN count(*) AS written;
