// One GRADUATED_FROM edge for each fact: found by key, never from a hub
CREATE CONSTRAINT graduated_from_key IF NOT EXISTS
FOR ()-[r:GRADUATED_FROM]-() REQUIRE r.key IS UNIQUE;
