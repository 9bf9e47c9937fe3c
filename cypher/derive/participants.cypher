// The persons who take part in events
// $events: ids of events
UNWIND $events AS id
MATCH (:Event {id: id})<-[:TOOK_PART_IN]-(p:Person)
RETURN DISTINCT p.id AS id;
