// One WROTE edge for each fact: found by key, never from a hub
CREATE CONSTRAINT wrote_key IF NOT EXISTS
FOR ()-[r:WROTE]-() REQUIRE r.key IS UNIQUE;
