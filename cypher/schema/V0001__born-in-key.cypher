// One BORN_IN edge for each fact: found by key, never from a hub
CREATE CONSTRAINT born_in_key IF NOT EXISTS
FOR ()-[r:BORN_IN]-() REQUIRE r.key IS UNIQUE;
