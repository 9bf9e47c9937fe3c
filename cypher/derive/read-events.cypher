// Events whose participants changed: who took part when they were derived last, and who does now
// `before` has `person role order remote`, as derive/note-events.cypher writes it.
// $batch: limit: how many at most
MATCH (note:Derivation)
WHERE note.of = 'event'
WITH note LIMIT toInteger($batch.limit)
OPTIONAL MATCH (event:Event {id: note.id}) USING INDEX SEEK event:Event(id)
RETURN
  note.id AS id, note.participants AS before, note.kind AS kindBefore, note.leavers AS leavers,
  event.kind AS kind, event.date AS date,
  COLLECT {
    MATCH (event)<-[part:TOOK_PART_IN]-(p)
    WHERE part.certain AND 'Person' IN labels(p)
    RETURN part { person: p.id, .role, .order, .remote }
  } AS now;
