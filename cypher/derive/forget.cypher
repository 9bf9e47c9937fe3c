// Forget all notes of some kinds
// $batch: of: the kinds
MATCH (note:Derivation)
WHERE note.of IN $batch.of
DELETE note;
