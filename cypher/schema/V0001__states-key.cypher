// Evidence of a fact by its key
// On the key alone: an index on key and date would miss the statements of articles without a date.
CREATE INDEX states_key IF NOT EXISTS
FOR ()-[r:STATES]-() ON (r.key);
