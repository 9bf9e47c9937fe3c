// What must be derived again
MATCH (d:Derivation)
RETURN d.id AS id, d.events AS events, d.persons AS persons, d.divisions AS divisions;
