// The persons who take part in events
// $batch: events: ids of events
UNWIND $batch.events AS id
MATCH (:Event {id: id})<-[:TOOK_PART_IN]-(p:Person)
RETURN DISTINCT p.id AS id;
