// One SourceFile for each path
CREATE CONSTRAINT source_file_path IF NOT EXISTS
FOR (n:SourceFile) REQUIRE n.path IS UNIQUE;
