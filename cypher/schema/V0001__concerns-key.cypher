// One CONCERNS edge for each fact: found by key, never from a hub
CREATE CONSTRAINT concerns_key IF NOT EXISTS
FOR ()-[r:CONCERNS]-() REQUIRE r.key IS UNIQUE;
