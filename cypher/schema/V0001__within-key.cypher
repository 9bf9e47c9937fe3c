// One WITHIN edge for each fact: found by key, never from a hub
CREATE CONSTRAINT within_key IF NOT EXISTS
FOR ()-[r:WITHIN]-() REQUIRE r.key IS UNIQUE;
