// A note of pairs whose MET must be computed again
MATCH (note:Derivation)
WHERE note.of = 'pairs'
RETURN note.id AS id, note.pairs AS pairs
LIMIT 1;
