// Place by name
CREATE INDEX place_name IF NOT EXISTS
FOR (n:Place) ON (n.name);
