// A person's posts and the articles that state them
MATCH post = (person:Person {name: '毛腾飞'})-[fact:HOLDS_POSITION]->()
MATCH evidence = (:Article)-[:STATES {key: fact.key}]->(person)
RETURN post, evidence
LIMIT 100
