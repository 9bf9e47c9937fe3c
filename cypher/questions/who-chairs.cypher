// Who chairs
//
// The people who chaired events: how many, from when to when, and which.
//
// $name: one person, or null for everybody
// $since: first day, 'YYYY-MM-DD', or null
// $until: last day, 'YYYY-MM-DD', or null
// $includeUncertain: true also counts what the articles leave open
//
// :param name => null
// :param since => null
// :param until => null
// :param includeUncertain => false

MATCH (person:Person)-[part:TOOK_PART_IN {role: 'chair'}]->(event:Event)
WHERE ($name IS NULL OR person.name = $name)
  AND ($since IS NULL OR event.date >= $since)
  AND ($until IS NULL OR event.date <= $until)
  AND ($includeUncertain OR part.certain)
WITH person, event ORDER BY event.date, event.name
RETURN person.name AS name, count(event) AS chaired, min(event.date) AS first, max(event.date) AS last,
       collect(event.name) AS events
ORDER BY chaired DESC, name
