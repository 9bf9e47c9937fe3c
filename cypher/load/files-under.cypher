// The files that were loaded from a path: the file itself, or all in a folder
// $batch: path; folder: the path with a slash at its end
CALL () {
  MATCH (file:SourceFile {path: $batch.path}) USING INDEX SEEK file:SourceFile(path)
  RETURN file
  UNION
  MATCH (file:SourceFile) USING INDEX SEEK file:SourceFile(path)
  WHERE file.path STARTS WITH $batch.folder
  RETURN file
}
RETURN file.path AS path
ORDER BY path;
