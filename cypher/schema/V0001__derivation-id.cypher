// One Derivation for each id
CREATE CONSTRAINT derivation_id IF NOT EXISTS
FOR (n:Derivation) REQUIRE n.id IS UNIQUE;
