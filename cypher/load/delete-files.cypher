// Forget files, of withdrawn pages or withdrawn themselves
// $batch: ids: paths
UNWIND $batch.ids AS path
MATCH (file:SourceFile {path: path}) USING INDEX SEEK file:SourceFile(path)
DELETE file;
