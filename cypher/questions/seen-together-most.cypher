// People seen together most
//
// Pairs of people by the number of events at which they met, with the first and the last day.
//
// $name: one person, or null for everybody
// $limit: how many pairs
//
// :param name => null
// :param limit => 20

MATCH (a:Person)-[met:MET]->(b:Person)
WHERE $name IS NULL OR $name IN [a.name, b.name]
RETURN a.name AS one, b.name AS other, met.count AS times, met.first AS first, met.last AS last, met.grade AS grade
ORDER BY times DESC, last DESC, one, other
LIMIT $limit
