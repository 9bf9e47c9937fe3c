// One Lease for each name
CREATE CONSTRAINT lease_name IF NOT EXISTS
FOR (n:Lease) REQUIRE n.name IS UNIQUE;
