// Note what must be derived again; committed together with what changed it
// $batch: id (a new one), events (ids of events whose participants changed), persons (ids of persons who no longer take part in one of them), divisions (true when divisions came or may have gone)
CREATE (:Derivation {id: $batch.id, events: $batch.events, persons: $batch.persons, divisions: $batch.divisions});
