// What a portion of the articles, by id, mention, report, state and where they are published
// $after: id after which the portion starts
// $limit: how many articles
MATCH (article:Article)
WHERE article.id > $after
WITH article
ORDER BY article.id
LIMIT toInteger($limit)
RETURN
  article.id AS id,
  COLLECT {
    MATCH (article)-[r:MENTIONS|REPORTS|STATES|PUBLISHED_IN]->(to)
    RETURN {
      type: type(r),
      from: article.id,
      fromLabels: labels(article),
      to: to.id,
      toLabels: labels(to),
      properties: properties(r)
    }
  } AS edges;
