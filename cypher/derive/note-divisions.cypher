// Note that divisions came or may have gone
MERGE (note:Derivation {id: 'divisions'})
ON CREATE SET note.of = 'divisions';
