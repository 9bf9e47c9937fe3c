// Note who takes part in events before that changes, unless an earlier change is noted and not derived yet
// `participants` has `person role order remote` for each certain TOOK_PART_IN of a person, remote as 1 or nothing.
// labels() keeps the planner from running through all persons.
// $batch: rows: id (of an event), leavers (ids of persons who may no longer take part in it)
UNWIND $batch.rows AS row
OPTIONAL MATCH (event:Event {id: row.id}) USING INDEX SEEK event:Event(id)
WITH
  row, event.kind AS kind,
  COLLECT {
    MATCH (event)<-[part:TOOK_PART_IN]-(p)
    WHERE part.certain AND 'Person' IN labels(p)
    RETURN
      p.id + ' ' + coalesce(part.role, '') + ' ' + coalesce(toString(part.order), '')
      + CASE WHEN part.remote THEN ' 1' ELSE ' ' END
  } AS participants
MERGE (note:Derivation {id: row.id})
ON CREATE SET note.of = 'event', note.participants = participants, note.kind = kind
SET note.leavers = coalesce(note.leavers, []) + row.leavers;
