// The files that were loaded from a path: the file itself, or all in a folder
// $batch: paths: its spellings; folders: the same with a slash at their ends
CALL () {
  UNWIND $batch.paths AS path
  MATCH (file:SourceFile {path: path}) USING INDEX SEEK file:SourceFile(path)
  RETURN file
  UNION
  UNWIND $batch.folders AS folder
  MATCH (file:SourceFile) USING INDEX SEEK file:SourceFile(path)
  WHERE file.path STARTS WITH folder
  RETURN file
}
RETURN file.path AS path
ORDER BY path;
