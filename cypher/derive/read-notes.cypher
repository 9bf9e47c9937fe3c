// Of what there are notes: event, pairs, divisions, everything
MATCH (note:Derivation)
RETURN DISTINCT note.of AS of;
