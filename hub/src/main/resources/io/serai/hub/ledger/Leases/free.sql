-- why: naming the token makes this the proof that the lease was never lost; the row stays, so tokens only
-- grow; nobody holds it now, so a renewal that was under way comes too late
UPDATE serai.lease
SET expires_at = :now, holder = ''
WHERE flow = :flow AND stage = :stage AND token = :token
