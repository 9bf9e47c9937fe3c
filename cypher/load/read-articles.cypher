// What articles state and mention now
// $batch: ids: article ids
UNWIND $batch.ids AS id
MATCH (article:Article {id: id}) USING INDEX SEEK article:Article(id)
RETURN
  id,
  COLLECT {
    MATCH (article)-[s:STATES]->(subject)
    RETURN s { .*, subject: subject.id }
  } AS statements,
  COLLECT {
    MATCH (article)-[m:MENTIONS]->(n)
    RETURN m { .*, id: n.id, code: n.code, label: [label IN labels(n) WHERE label <> 'Official'][0] }
  } AS mentions;
