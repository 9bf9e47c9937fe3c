// One Publication for each id
CREATE CONSTRAINT publication_id IF NOT EXISTS
FOR (n:Publication) REQUIRE n.id IS UNIQUE;
