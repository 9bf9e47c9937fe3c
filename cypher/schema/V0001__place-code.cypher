// Administrative division by its code in the national list
CREATE INDEX place_code IF NOT EXISTS
FOR (n:Place) ON (n.code);
