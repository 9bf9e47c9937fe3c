// A person at a glance
//
// Posts, events, projects, works and the people met most often of a person: one row for each, newest first in each group.
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
MATCH (person)-[fact:HOLDS_POSITION|TOOK_PART_IN|INVOLVED_IN|WROTE|WROTE_WORK|BORN_IN|GRADUATED_FROM|RELATED_TO|MET]-(other)
WHERE $includeUncertain OR coalesce(fact.certain, true)
RETURN person.name AS name, person.pinyin AS pinyin, type(fact) AS relation,
       coalesce(other.name, other.headline) AS to, collect(coalesce(fact.title, fact.role, fact.as, fact.kin, fact.grade)) AS as,
       min(fact.first) AS first, max(fact.last) AS last, max(fact.count) AS count
ORDER BY name, relation, last DESC, count DESC, to
