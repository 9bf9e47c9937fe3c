// Write facts: one edge each, found by its key, its counters raised when other articles stated it before
// __TYPE__ __FROM__ __TO__ stand for the relation type and the labels of its ends.
// The latest article decides whether a post is a former one; on one day, one that says so suffices.
// $rows: key, from, to, created (all properties of a new edge), and of this batch: count, first, last, certain, order, remote, former
UNWIND $rows AS row
MATCH (from:__FROM__ {id: row.from})
MATCH (to:__TO__ {id: row.to})
MERGE (from)-[fact:__TYPE__ {key: row.key}]->(to)
ON CREATE SET fact += row.created
ON MATCH SET
  fact.former = CASE
    WHEN coalesce(row.last, '') > coalesce(fact.last, '') THEN row.former
    WHEN coalesce(row.last, '') < coalesce(fact.last, '') THEN fact.former
    WHEN row.former OR fact.former THEN true
  END,
  fact.count = coalesce(fact.count, 0) + row.count,
  fact.first = CASE WHEN row.first < fact.first THEN row.first ELSE coalesce(fact.first, row.first) END,
  fact.last = CASE WHEN row.last > fact.last THEN row.last ELSE coalesce(fact.last, row.last) END,
  fact.certain = coalesce(fact.certain, false) OR row.certain,
  fact.order = CASE WHEN row.order < fact.order THEN row.order ELSE coalesce(fact.order, row.order) END,
  fact.remote = coalesce(fact.remote, row.remote)
RETURN count(*) AS written;
