// The events in which both persons of a pair took part
// They are looked for from the person of fewer events.
// $batch: pairs: key, a, b (ids of the persons)
UNWIND $batch.pairs AS pair
MATCH (a:Person {id: pair.a}) USING INDEX SEEK a:Person(id)
MATCH (b:Person {id: pair.b}) USING INDEX SEEK b:Person(id)
WITH pair, a, b, COUNT { (a)-[:TOOK_PART_IN]->() } <= COUNT { (b)-[:TOOK_PART_IN]->() } AS inOrder
WITH pair, CASE WHEN inOrder THEN a ELSE b END AS rarer, CASE WHEN inOrder THEN b ELSE a END AS other
MATCH (rarer)-[part:TOOK_PART_IN]->(event)
WHERE part.certain
WITH pair, rarer, other, event, collect(part { person: rarer.id, .role, .order, .remote }) AS parts
MATCH (event)<-[part:TOOK_PART_IN]-(other)
WHERE part.certain
WITH pair, event, parts, collect(part { person: other.id, .role, .order, .remote }) AS others
RETURN
  pair.key AS key, event.kind AS kind, event.date AS date, parts + others AS participants;
