-- why: one statement decides; an expired lease is taken over and its token grows, so the old holder is fenced off
INSERT INTO serai.lease AS l (flow, stage, holder, token, expires_at)
VALUES (:flow, :stage, :holder, 1, :expires)
ON CONFLICT (flow, stage) DO UPDATE
  SET holder = excluded.holder, token = l.token + 1, expires_at = excluded.expires_at
  WHERE l.expires_at <= :now
RETURNING token
