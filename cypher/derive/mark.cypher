// Note that MET must be derived again for events and persons; committed together with what changed them
// $id: a new id
// $events: ids of events whose participants changed
// $persons: ids of persons who no longer take part in one of them
CREATE (:Derivation {id: $id, events: $events, persons: $persons});
