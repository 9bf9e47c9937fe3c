// Note pairs of persons whose MET must be computed again
// $batch: id (a new one), pairs: keys of MET
CREATE (:Derivation {id: $batch.id, of: 'pairs', pairs: $batch.pairs});
