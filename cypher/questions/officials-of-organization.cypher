// An organization's officials
//
// Who holds or held which post in an organization or place, with the first and last day on which an article states it.
//
// $organization: its name or another name in the graph
// $includeUncertain: true also counts what the articles leave open
//
// :param organization => '株洲市人民政府'
// :param includeUncertain => false

MATCH (organ:Organization|Place)<-[post:HOLDS_POSITION]-(person:Person)
WHERE (organ.name = $organization OR $organization IN organ.aliases) AND ($includeUncertain OR post.certain)
RETURN organ.name AS organization, post.title AS title, person.name AS name, post.first AS first, post.last AS last,
       coalesce(post.former, false) AS former, post.count AS articles,
       head(COLLECT {
         MATCH (:Article)-[evidence:STATES]->(person) WHERE evidence.key = post.key
         RETURN evidence.quote ORDER BY evidence.date DESC
       }) AS sentence
ORDER BY organization, former, last DESC, title, name
