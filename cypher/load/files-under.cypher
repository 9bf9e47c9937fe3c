// The files that were loaded from a path: the file itself, or all in a folder
// $batch: paths: its spellings; folders: the same with a slash at their ends, '' for all; outside: a regular expression of
// paths that do not lie there, '' for none
CALL () {
  UNWIND $batch.paths AS path
  MATCH (file:SourceFile {path: path}) USING INDEX SEEK file:SourceFile(path)
  RETURN file
  UNION
  UNWIND $batch.folders AS folder
  MATCH (file:SourceFile) USING INDEX SEEK file:SourceFile(path)
  WHERE file.path STARTS WITH folder AND ($batch.outside = '' OR NOT file.path =~ $batch.outside)
  RETURN file
}
RETURN file.path AS path
ORDER BY path;
