// How many nodes there are, but for what a database without pages has as well: the versions of its schema and the lease
RETURN COUNT { () } - COUNT { (:SchemaVersion) } - COUNT { (:Lease) } AS nodes;
