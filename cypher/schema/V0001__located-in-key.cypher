// One LOCATED_IN edge for each fact: found by key, never from a hub
CREATE CONSTRAINT located_in_key IF NOT EXISTS
FOR ()-[r:LOCATED_IN]-() REQUIRE r.key IS UNIQUE;
