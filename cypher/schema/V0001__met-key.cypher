// One MET edge for each fact: found by key, never from a hub
CREATE CONSTRAINT met_key IF NOT EXISTS
FOR ()-[r:MET]-() REQUIRE r.key IS UNIQUE;
