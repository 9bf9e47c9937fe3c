// What MET must be derived again for
MATCH (d:Derivation)
RETURN d.id AS id, d.events AS events, d.persons AS persons;
