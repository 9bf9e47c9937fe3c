// One HOLDS_POSITION edge for each fact: found by key, never from a hub
CREATE CONSTRAINT holds_position_key IF NOT EXISTS
FOR ()-[r:HOLDS_POSITION]-() REQUIRE r.key IS UNIQUE;
