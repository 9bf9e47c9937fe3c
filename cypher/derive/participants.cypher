// The persons who take part in events
// labels() keeps the planner from running through all persons.
// $batch: events: ids of events
UNWIND $batch.events AS id
MATCH (event:Event {id: id}) USING INDEX SEEK event:Event(id)
MATCH (event)<-[:TOOK_PART_IN]-(p) WHERE 'Person' IN labels(p)
RETURN DISTINCT p.id AS id;
