// Give each file that pages were loaded from its entry in the ledger
// By which extractor is not known, so the next ingest of the file extracts it again.
// Of two pages that came from one file, the entry leads to the one of smaller id.
// $limit: how many at once
MATCH (page:SourcePage)
WHERE NOT EXISTS { (:SourceFile {path: page.path}) }
WITH page ORDER BY page.id
WITH page.path AS path, collect(page)[0] AS page
LIMIT toInteger($limit)
CREATE (:SourceFile {path: path, pageId: page.id, content: page.hash, schema: 'V0002'})
RETURN count(*) AS changed;
