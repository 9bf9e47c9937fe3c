// A few loaded files whose path ends in a name, for whom no longer knows how a file was called when it was loaded
// $batch: name; limit: how many
MATCH (file:SourceFile)
WHERE file.path ENDS WITH $batch.name
RETURN file.path AS path
ORDER BY path
LIMIT toInteger($batch.limit);
