// One PART_OF edge for each fact: found by key, never from a hub
CREATE CONSTRAINT part_of_key IF NOT EXISTS
FOR ()-[r:PART_OF]-() REQUIRE r.key IS UNIQUE;
