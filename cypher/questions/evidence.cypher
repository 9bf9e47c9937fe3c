// Which articles state a fact
//
// Every statement about two named nodes: the relation, the article, the sentence, and the rule that read it there.
//
// $from: name of a person, organization, project, event, place, topic or work
// $to: name of another, or null for everything that is stated of the first
// $includeUncertain: true also counts what the articles leave open
//
// :param from => '毛腾飞'
// :param to => '中共株洲市委员会'
// :param includeUncertain => false

MATCH (a:Person|Organization|Project|Event|Place|Topic|Work {name: $from})
MATCH (a)-[fact:HOLDS_POSITION|TOOK_PART_IN|HELD_IN|CONCERNS|PART_OF|INVOLVED_IN|LOCATED_IN|WROTE_WORK|PUBLISHED|BORN_IN|GRADUATED_FROM|RELATED_TO]-(b)
WHERE ($to IS NULL OR b.name = $to OR $to IN b.aliases) AND ($includeUncertain OR fact.certain)
MATCH (article:Article)-[evidence:STATES {key: fact.key}]->() USING INDEX SEEK evidence:STATES(key)
RETURN startNode(fact).name AS from, type(fact) AS relation, coalesce(fact.title, fact.role, fact.kin) AS as,
       endNode(fact).name AS to, evidence.date AS date, article.headline AS article, evidence.quote AS sentence,
       evidence.rule AS rule, evidence.certain AS certain
ORDER BY from, relation, as, to, date, evidence.start
