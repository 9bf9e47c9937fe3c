// One WROTE_WORK edge for each fact: found by key, never from a hub
CREATE CONSTRAINT wrote_work_key IF NOT EXISTS
FOR ()-[r:WROTE_WORK]-() REQUIRE r.key IS UNIQUE;
