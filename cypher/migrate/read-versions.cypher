// The versions of the schema that were applied
MATCH (v:SchemaVersion)
RETURN v.version AS version, v.checksum AS checksum
ORDER BY version;
