// Take the lease if it is free, has expired, or is still the one that was found abandoned
// After cypher/lease/lock.cypher.
// $batch: name, holder (a new id), process, host, machine, ttl (milliseconds), abandoned: token and expires, or nothing
MATCH (lease:Lease {name: $batch.name})
WITH lease, datetime.realtime().epochMillis AS now
WHERE lease.expires <= now OR [lease.token, lease.expires] = [$batch.abandoned.token, $batch.abandoned.expires]
SET
  lease.token = lease.token + 1, lease.holder = $batch.holder, lease.process = $batch.process,
  lease.host = $batch.host, lease.machine = $batch.machine, lease.taken = now, lease.ttl = $batch.ttl, lease.expires = now + $batch.ttl
RETURN lease.token AS token;
