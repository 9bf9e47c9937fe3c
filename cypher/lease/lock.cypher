// Lock the lease until the transaction ends, so that what is read of it afterwards stays true
// $batch: name
MERGE (lease:Lease {name: $batch.name})
ON CREATE SET lease.token = 0, lease.expires = 0
SET lease.locked = true
RETURN true AS locked;
