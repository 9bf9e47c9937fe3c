// The articles of a day
//
// Which articles a day's newspapers carry, with the events they report and the people they name.
//
// $date: day of publication, 'YYYY-MM-DD'
// $publication: name of the newspaper, or null for all
//
// :param date => '2021-03-15'
// :param publication => null

MATCH (article:Article {date: $date})-[:PUBLISHED_IN]->(publication:Publication)
WHERE $publication IS NULL OR publication.name = $publication
RETURN publication.name AS publication, article.page AS page, article.headline AS headline, article.kind AS kind,
       COLLECT { MATCH (article)-[:REPORTS]->(event:Event) RETURN event.name ORDER BY event.name } AS events,
       COLLECT { MATCH (article)-[named:MENTIONS]->(person:Person) RETURN person.name ORDER BY named.count DESC, person.name } AS people
ORDER BY publication, page, article.index
