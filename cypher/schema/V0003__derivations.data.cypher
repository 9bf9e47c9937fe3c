// Notes of what must be derived did not tell who took part before: everything is derived again
// $limit: how many at once
MATCH (note:Derivation)
WHERE note.of IS NULL
WITH note LIMIT toInteger($limit)
SET note.of = 'everything'
REMOVE note.events, note.persons, note.divisions
RETURN count(*) AS changed;
