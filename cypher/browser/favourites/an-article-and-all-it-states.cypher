// One article and everything it states and names
MATCH path = (article:Article {date: '2021-03-15'})-[:STATES|MENTIONS|REPORTS|PUBLISHED_IN]->()
WHERE article.index = 0
RETURN path
LIMIT 200
