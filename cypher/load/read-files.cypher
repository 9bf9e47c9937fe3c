// What files were loaded from, by what
// $batch: paths
UNWIND $batch.paths AS path
MATCH (file:SourceFile {path: path}) USING INDEX SEEK file:SourceFile(path)
RETURN file.path AS path, file.input AS input, file.extractor AS extractor, file.lexicon AS lexicon;
