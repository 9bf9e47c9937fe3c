// Write newspapers; of several cities or provinces stated of one, the smallest stays
// $batch: rows: id, name, city, province
UNWIND $batch.rows AS row
MERGE (p:Publication {id: row.id})
ON CREATE SET p.name = row.name, p.city = row.city, p.province = row.province
ON MATCH SET
  p.city = CASE WHEN row.city < p.city THEN row.city ELSE coalesce(p.city, row.city) END,
  p.province = CASE WHEN row.province < p.province THEN row.province ELSE coalesce(p.province, row.province) END
RETURN p.id AS id, elementId(p) AS element;
