// Who met whom, as a network
MATCH path = (:Person)-[met:MET]->(:Person)
WHERE met.grade <> 'remote'
RETURN path
LIMIT 300
