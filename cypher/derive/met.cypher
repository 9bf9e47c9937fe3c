// Derive MET from certain participation: between persons and all persons of larger id who took part in the same events
// stated: a guest and a host of one meeting or visit; remote: at least one of the two took part over a video link;
// together: all others. A pair keeps its strongest grade. So that a congress of hundreds does not become tens of
// thousands of meetings, two persons who only attend (or are trained) and are both printed after the 40th place of the
// list of names have no MET by that event.
// toString and labels() keep the planner from running through all persons, of larger id or not.
// $batch: persons: ids of the first
UNWIND $batch.persons AS id
MATCH (a:Person {id: id}) USING INDEX SEEK a:Person(id)
MATCH (a)-[part:TOOK_PART_IN]->(event)
WHERE part.certain
WITH event, a, collect(part.role) AS roles, min(part.order) AS order, count(part.remote) > 0 AS remote
WITH
  event, a, roles, remote,
  order IS NULL OR order <= 40 OR any(role IN roles WHERE NOT role IN ['attendee', 'trainee']) AS prominent
MATCH (event)<-[part:TOOK_PART_IN]-(b)
WHERE
  'Person' IN labels(b) AND part.certain AND toString(b.id) > a.id
WITH
  event, a, roles, remote, prominent, b, collect(part.role) AS theirRoles, min(part.order) AS theirOrder,
  count(part.remote) > 0 AS theirRemote
WHERE prominent OR theirOrder IS NULL OR theirOrder <= 40
  OR any(role IN theirRoles WHERE NOT role IN ['attendee', 'trainee'])
WITH
  a, b, event.date AS date,
  CASE
    WHEN remote OR theirRemote THEN 1
    WHEN event.kind IN ['meeting', 'visit']
      AND (('guest' IN roles AND 'host' IN theirRoles) OR ('host' IN roles AND 'guest' IN theirRoles)) THEN 3
    ELSE 2
  END AS grade
WITH a, b, count(*) AS count, max(grade) AS grade, min(date) AS first, max(date) AS last
CREATE (a)-[met:MET {key: a.id + ':' + b.id}]->(b)
SET met.count = count, met.grade = ['remote', 'together', 'stated'][grade - 1], met.first = first, met.last = last
RETURN count(*) AS written;
