// Give nodes without further names their empty list, which import files cannot state
MATCH (n:Person|Organization|Project|Event|Place|Topic|Work)
WHERE n.aliases IS NULL
CALL (n) { SET n.aliases = [] } IN TRANSACTIONS OF 20000 ROWS
RETURN count(*) AS written;
