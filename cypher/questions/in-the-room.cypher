// Who was in the room
//
// The people and organizations at an event, in the order in which the newspaper prints them, which follows rank, with
// their roles and the sentence.
//
// $event: part of the event's name
// $date: its day, 'YYYY-MM-DD', or null
// $includeUncertain: true also counts what the articles leave open
//
// :param event => '汇报'
// :param date => null
// :param includeUncertain => false

MATCH (event:Event)<-[part:TOOK_PART_IN]-(who)
WHERE event.name CONTAINS $event AND ($date IS NULL OR event.date = $date)
  AND ($includeUncertain OR part.certain)
MATCH (article:Article)-[evidence:STATES {key: part.key}]->() USING INDEX SEEK evidence:STATES(key)
WITH event, who, part, evidence, article
ORDER BY evidence.date, article.id, evidence.start
WITH event, who, part, head(collect(evidence)) AS evidence
WITH event, who, collect(part.role) AS roles, min(coalesce(part.order, 1000)) AS place,
     min(evidence.start) AS start, head(collect(evidence.quote)) AS sentence
RETURN event.date AS date, event.name AS event, who.name AS name, roles, sentence
ORDER BY date, event, place, start, name
