// Topic by name
CREATE INDEX topic_name IF NOT EXISTS
FOR (n:Topic) ON (n.name);
