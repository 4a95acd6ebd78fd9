-- why: naming the token makes this the proof that the lease was never lost; the row stays, so tokens only grow
UPDATE serai.lease
SET expires_at = :now
WHERE flow = :flow AND stage = :stage AND token = :token
