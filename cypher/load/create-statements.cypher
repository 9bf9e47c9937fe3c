// Write the evidence of facts, from the article to the subject of the fact
// __LABEL__ stands for the label of the subject.
// $rows: article, subject, properties
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (subject:__LABEL__ {id: row.subject})
CREATE (article)-[s:STATES]->(subject)
SET s = row.properties
RETURN count(*) AS written;
