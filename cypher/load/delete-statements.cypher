// Take back statements of corrected articles
// $rows: article, key, start, end
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[s:STATES]->()
WHERE s.key = row.key AND s.start = row.start AND s.end = row.end
DELETE s;
