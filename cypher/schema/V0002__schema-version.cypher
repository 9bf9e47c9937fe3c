// One SchemaVersion for each version
CREATE CONSTRAINT schema_version IF NOT EXISTS
FOR (n:SchemaVersion) REQUIRE n.version IS UNIQUE;
