// What articles state and mention now
// $ids: article ids
UNWIND $ids AS id
MATCH (article:Article {id: id})
RETURN
  id,
  COLLECT {
    MATCH (article)-[s:STATES]->(subject)
    RETURN s { .*, subject: subject.id }
  } AS statements,
  COLLECT {
    MATCH (article)-[m:MENTIONS]->(n)
    RETURN m { .*, id: n.id, label: [label IN labels(n) WHERE label <> 'Official'][0] }
  } AS mentions;
