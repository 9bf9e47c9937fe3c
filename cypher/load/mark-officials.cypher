// Label persons whose official post is stated
// $ids: ids of persons
UNWIND $ids AS id
MATCH (n:Person {id: id})
SET n:Official
RETURN count(*) AS written;
