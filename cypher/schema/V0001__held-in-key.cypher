// One HELD_IN edge for each fact: found by key, never from a hub
CREATE CONSTRAINT held_in_key IF NOT EXISTS
FOR ()-[r:HELD_IN]-() REQUIRE r.key IS UNIQUE;
