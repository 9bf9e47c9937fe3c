// The administrative divisions in the graph, and which the national list says they lie in so far
MATCH (place:Place)
WHERE place.code IS NOT NULL
RETURN
  place.id AS id, place.code AS code,
  COLLECT { MATCH (place)-[within:WITHIN]->() WHERE within.source IS NOT NULL RETURN within.key } AS keys;
