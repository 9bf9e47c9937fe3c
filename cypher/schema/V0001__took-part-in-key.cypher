// One TOOK_PART_IN edge for each fact: found by key, never from a hub
CREATE CONSTRAINT took_part_in_key IF NOT EXISTS
FOR ()-[r:TOOK_PART_IN]-() REQUIRE r.key IS UNIQUE;
