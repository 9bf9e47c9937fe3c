// One SourcePage for each id
CREATE CONSTRAINT source_page_id IF NOT EXISTS
FOR (n:SourcePage) REQUIRE n.id IS UNIQUE;
