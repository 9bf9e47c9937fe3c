// One INVOLVED_IN edge for each fact: found by key, never from a hub
CREATE CONSTRAINT involved_in_key IF NOT EXISTS
FOR ()-[r:INVOLVED_IN]-() REQUIRE r.key IS UNIQUE;
