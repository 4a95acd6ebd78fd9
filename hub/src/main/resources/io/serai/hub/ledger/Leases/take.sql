-- why: one statement decides; an expired lease is taken over and its token grows, so the old holder is fenced off
-- why: at least the clock's milliseconds, so that tokens go on growing when this database was lost and begins anew
INSERT INTO serai.lease AS l (flow, stage, holder, token, expires_at)
VALUES (:flow, :stage, :holder, :millis, :expires)
ON CONFLICT (flow, stage) DO UPDATE
  SET holder = excluded.holder, token = greatest(l.token + 1, :millis), expires_at = excluded.expires_at
  WHERE l.expires_at <= :now
RETURNING token
