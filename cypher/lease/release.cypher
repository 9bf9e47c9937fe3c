// Give the lease back; its token stays, so that the next one is larger
// $batch: name, holder, token
MATCH (lease:Lease {name: $batch.name})
WHERE lease.token = $batch.token AND lease.holder = $batch.holder
SET lease.expires = 0
RETURN true AS released;
