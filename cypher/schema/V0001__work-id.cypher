// One Work for each id
CREATE CONSTRAINT work_id IF NOT EXISTS
FOR (n:Work) REQUIRE n.id IS UNIQUE;
