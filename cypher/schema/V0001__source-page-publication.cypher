// Pages of a newspaper
CREATE INDEX source_page_publication IF NOT EXISTS
FOR (n:SourcePage) ON (n.publication);
