// An organization's officials
//
// Who holds or held which post in an organization or place, with the first and last day on which an article states it.
//
// $organization: its name or another name in the graph
// $includeUncertain: true also counts what the articles leave open
//
// :param organization => '株洲市人民政府'
// :param includeUncertain => false

CALL () {
  MATCH (organ:Organization|Place {name: $organization}) RETURN organ
  UNION
  CALL db.index.fulltext.queryNodes('names', '"' + replace(replace($organization, '\\', '\\\\'), '"', '\\"') + '"') YIELD node AS organ
  WHERE organ:Organization|Place AND $organization IN organ.aliases
  RETURN organ
}
MATCH (organ)<-[post:HOLDS_POSITION]-(person:Person)
WHERE $includeUncertain OR post.certain
RETURN organ.name AS organization, post.title AS title, person.name AS name, post.first AS first, post.last AS last,
       coalesce(post.former, false) AS former, post.count AS articles,
       head(COLLECT {
         MATCH (article:Article)-[evidence:STATES {key: post.key}]->() USING INDEX SEEK evidence:STATES(key)
         RETURN evidence.quote ORDER BY evidence.date DESC, article.id, evidence.start LIMIT 1
       }) AS sentence
ORDER BY organization, former, last DESC, title, name
