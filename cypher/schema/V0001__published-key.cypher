// One PUBLISHED edge for each fact: found by key, never from a hub
CREATE CONSTRAINT published_key IF NOT EXISTS
FOR ()-[r:PUBLISHED]-() REQUIRE r.key IS UNIQUE;
