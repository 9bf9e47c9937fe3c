// Add what events say to MET of pairs of persons
// Of a pair that met before in the same event, only the grade rises: its count is 0.
// $batch: rows: key, a, b (ids of the persons, a the smaller), count, grade (1 remote, 2 together, 3 stated), first, last
UNWIND $batch.rows AS row
OPTIONAL MATCH ()-[met:MET {key: row.key}]->() USING INDEX SEEK met:MET(key)
FOREACH (known IN CASE WHEN met IS NULL THEN [] ELSE [met] END |
  SET
    known.count = known.count + row.count,
    known.grade = CASE
      WHEN row.grade = 3 OR known.grade = 'stated' THEN 'stated'
      WHEN row.grade = 2 OR known.grade = 'together' THEN 'together'
      ELSE 'remote'
    END,
    known.first = CASE WHEN row.first < known.first THEN row.first ELSE coalesce(known.first, row.first) END,
    known.last = CASE WHEN row.last > known.last THEN row.last ELSE coalesce(known.last, row.last) END
)
WITH row, met WHERE met IS NULL AND row.count > 0
MATCH (a:Person {id: row.a}) USING INDEX SEEK a:Person(id)
MATCH (b:Person {id: row.b}) USING INDEX SEEK b:Person(id)
CREATE (a)-[:MET {
  key: row.key, count: row.count, grade: ['remote', 'together', 'stated'][row.grade - 1], first: row.first, last: row.last
}]->(b);
