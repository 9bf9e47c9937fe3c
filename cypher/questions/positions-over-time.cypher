// A person's positions over time
//
// The posts of a person, with the first and last day on which an article states each, and the sentence of the first.
//
// $name: the person, by name or another name in the graph
// $includeUncertain: true also counts what the articles leave open
//
// :param name => '毛腾飞'
// :param includeUncertain => false

CALL () {
  MATCH (person:Person {name: $name}) RETURN person
  UNION
  CALL db.index.fulltext.queryNodes('names', '"' + replace(replace($name, '\\', '\\\\'), '"', '\\"') + '"') YIELD node AS person
  WHERE person:Person AND $name IN person.aliases
  RETURN person
}
MATCH (person)-[post:HOLDS_POSITION]->(organ)
WHERE $includeUncertain OR post.certain
MATCH (article:Article)-[evidence:STATES {key: post.key}]->() USING INDEX SEEK evidence:STATES(key)
WITH person, post, organ, article, evidence
ORDER BY evidence.date, article.id, evidence.start
WITH person, post, organ, head(collect({quote: evidence.quote, headline: article.headline})) AS said
RETURN person.name AS name, organ.name AS organization, post.title AS title, post.first AS first, post.last AS last,
       coalesce(post.former, false) AS former, post.count AS articles, said.quote AS sentence
ORDER BY name, first, organization, title
