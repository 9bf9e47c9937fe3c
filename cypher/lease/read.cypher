// Who holds the lease, and for how many milliseconds more by the server's clock
// $batch: name
MATCH (lease:Lease {name: $batch.name})
RETURN lease { .*, left: lease.expires - datetime.realtime().epochMillis } AS lease;
