// Link articles to what they name
// __LABEL__ stands for the label of what is named.
// $rows: article, node, properties
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (n:__LABEL__ {id: row.node})
CREATE (article)-[m:MENTIONS]->(n)
SET m = row.properties
RETURN count(*) AS written;
