// Work by name
CREATE INDEX work_name IF NOT EXISTS
FOR (n:Work) ON (n.name);
