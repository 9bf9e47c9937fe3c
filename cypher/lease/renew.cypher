// Renew the lease; without a row, it is another's by now
// After cypher/lease/lock.cypher.
// $batch: name, holder, token, ttl (milliseconds)
MATCH (lease:Lease {name: $batch.name})
WHERE lease.token = $batch.token AND lease.holder = $batch.holder
SET lease.expires = datetime.realtime().epochMillis + $batch.ttl
RETURN true AS held;
