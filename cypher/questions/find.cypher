// Find a name
//
// Everything in the graph by its name, another name, or a part of one; people also by pinyin (maotengfei, mao tengfei) and
// its initials (mtf). The column match says how: name, alias, pinyin, initials, prefix, part, sound, similar, in this
// order; among equals, what more articles name comes first. The other columns tell namesakes apart: kind (of a person, the
// circle in which the name means one person), the articles that name it with the first and the last day, and as detail a
// person's latest post, an event's day, or where a place, project or organization lies.
//
// So that the cost does not grow with the graph, of more than 5,000 names that contain the text the shortest are ranked, and
// the days of what more than 5,000 articles name are those of its facts, at most 5,000 of them.
//
// $query: a name or a part of it, or pinyin
// $label: Person, Official, Organization, Project, Event, Place, Topic or Work, or null for all
// $limit: how many
// $sound: pinyin of a name that may be written otherwise, or null
//
// :param query => '腾飞'
// :param label => null
// :param limit => 20
// :param sound => null

WITH toLower(normalize(left($query, 200), NFKC)) AS folded
WITH folded, reduce(text = folded, sign IN split(' \t\n·•‧∙⋅・⸱.', '') | replace(text, sign, '')) AS bare
WITH folded, bare,
     reduce(text = normalize(bare, NFD), sign IN split('-\'’\u0300\u0301\u0304\u030c', '') | replace(text, sign, '')) AS toneless
WITH folded, bare, replace(replace(toneless, 'u\u0308', 'v'), 'lyu', 'lv') AS spelt
WITH folded, bare, CASE WHEN spelt =~ '[a-z]+' THEN spelt END AS latin,
     reduce(text = folded, sign IN ['\\', '"'] | replace(text, sign, ' ')) AS quoted,
     trim(reduce(text = left(folded, 100), sign IN split('+-&|!(){}[]^"~*?:\\/', '') | replace(text, sign, ' '))) AS words,
     [i IN range(0, size(bare) - 2) | substring(bare, i, 2)] AS pairs
WITH bare, latin, pairs,
     reduce(query = 'name:""', phrase IN [quoted, replace(quoted, ' ', '')] | query + ' OR name:"' + phrase + '" OR aliases:"' + phrase + '"')
     + coalesce(' OR pinyin:' + latin + '*', '')
     + CASE
         WHEN bare =~ '[a-z0-9]+' THEN ' OR name:' + bare + '* OR aliases:' + bare + '*'
         WHEN bare =~ '[\\p{L}\\p{N}]' THEN ' OR name:*' + bare + '* OR aliases:*' + bare + '*'
         ELSE ''
       END AS close,
     'name:""' + CASE words WHEN '' THEN '' ELSE ' OR ' + words END + coalesce(' OR pinyin:*' + latin + '*', '')
     + CASE WHEN $sound =~ '[a-z]+' THEN ' OR pinyin:' + $sound ELSE '' END AS wide
CALL (latin, close) {
  CALL (latin, close) {
    CALL db.index.fulltext.queryNodes('names', close, {limit: 5000}) YIELD node
    RETURN node
    UNION
    MATCH (node:Person) WHERE node.pinyinInitials STARTS WITH latin
    RETURN node LIMIT 5000
  }
  WITH node WHERE $label IS NULL OR $label IN labels(node)
  RETURN collect(node) AS found
}
CALL (pairs, wide, found) {
  UNWIND found AS node
  RETURN node, 0.0 AS score
  UNION ALL
  WITH * WHERE size(found) < $limit AND size(pairs) > 0
  CALL db.index.fulltext.queryNodes('names', wide, {limit: 1000}) YIELD node, score
  WITH * WHERE NOT node IN found AND ($label IS NULL OR $label IN labels(node))
  RETURN node, score
}
WITH bare, latin, pairs, node, score, [node.name] + coalesce(node.aliases, []) AS names
WITH bare, latin, pairs, node, score, names,
     [name IN names | replace(replace(replace(toLower(name), ' ', ''), '·', ''), '.', '')] AS forms
WITH *, [i IN range(0, size(forms) - 1) WHERE forms[i] CONTAINS bare] AS parts
WITH *, [i IN parts WHERE forms[i] STARTS WITH bare] AS prefixes
WITH *, [i IN prefixes WHERE forms[i] = bare] AS exact
WITH node, score, names, coalesce(exact[0], prefixes[0], parts[0]) AS matching,
     CASE
       WHEN exact[0] = 0 THEN 0
       WHEN exact[0] > 0 THEN 1
       WHEN node.pinyin = latin THEN 2
       WHEN node.pinyinInitials = latin THEN 3
       WHEN size(prefixes) > 0 OR node.pinyin STARTS WITH latin OR node.pinyinInitials STARTS WITH latin THEN 4
       WHEN size(parts) > 0 OR node.pinyin CONTAINS latin THEN 5
       WHEN node.pinyin = $sound THEN 6
       WHEN any(form IN forms WHERE 4 * size([pair IN pairs WHERE form CONTAINS pair]) >= 3 * size(pairs)) THEN 7
     END AS rank
WHERE rank IS NOT NULL
WITH node, CASE WHEN matching > 0 THEN names[matching] END AS alias, rank, COUNT { (node)<-[:MENTIONS]-() } AS articles,
     CASE rank WHEN 7 THEN score ELSE 0.0 END AS score
ORDER BY rank, score DESC, articles DESC, node.name, node.id
LIMIT $limit
CALL (node, articles) {
  CALL (node, articles) {
    WITH * WHERE articles <= 5000
    MATCH (node)<-[:MENTIONS]-(article:Article)
    RETURN article.date AS first, article.date AS last
    UNION ALL
    WITH * WHERE articles > 5000
    MATCH (node)-[fact:HOLDS_POSITION|INVOLVED_IN|LOCATED_IN|PART_OF|WITHIN|TOOK_PART_IN|CONCERNS|HELD_IN]-()
    RETURN fact.first AS first, fact.last AS last LIMIT 5000
  }
  RETURN min(first) AS first, max(last) AS last
}
RETURN head([label IN labels(node) WHERE label <> 'Official']) AS label, coalesce(node.kind, node.sphere) AS kind,
       node.name AS name, alias,
       ['name', 'alias', 'pinyin', 'initials', 'prefix', 'part', 'sound', 'similar'][rank] AS match, articles, first, last,
       CASE
         WHEN node:Person THEN head(COLLECT {
           MATCH (node)-[post:HOLDS_POSITION]->(organ) WHERE post.certain
           RETURN organ.name + ' ' + post.title
           ORDER BY coalesce(post.former, false), coalesce(post.last, '') DESC, post.count DESC, organ.name, post.title LIMIT 1
         })
         WHEN node:Event THEN node.date
         ELSE head(COLLECT {
           MATCH (node)-[place:LOCATED_IN|WITHIN]->(outer) WHERE place.certain
           RETURN outer.name ORDER BY place.count DESC, outer.name LIMIT 1
         })
       END AS detail,
       node.id AS id
ORDER BY rank, score DESC, articles DESC, name, id
