// One RELATED_TO edge for each fact: found by key, never from a hub
CREATE CONSTRAINT related_to_key IF NOT EXISTS
FOR ()-[r:RELATED_TO]-() REQUIRE r.key IS UNIQUE;
