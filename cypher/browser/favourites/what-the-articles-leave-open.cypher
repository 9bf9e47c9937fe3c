// What the articles leave open: facts that no article states for certain
MATCH path = ()-[fact:HOLDS_POSITION|TOOK_PART_IN|INVOLVED_IN]->()
WHERE NOT fact.certain
RETURN path
LIMIT 100
