-- why: SKIP LOCKED lets hubs that ask at the same moment claim different rows; the claim, not the lock, lasts while the
-- mail is sent, so a slow mail server holds no transaction open
UPDATE serai.alarm
SET claimed_until = :until
WHERE id = (
  SELECT id FROM serai.alarm
  WHERE (claimed_until IS NULL OR claimed_until <= :now)
    AND (mailed_at IS NULL OR recovery_mailed_at IS NULL)
    AND (cleared_at > :oldest OR cleared_at IS NULL AND mailed_at IS NULL)
  ORDER BY id
  LIMIT 1
  FOR UPDATE SKIP LOCKED)
RETURNING id, flow, stage, kind, detail, run_id, raised_at, cleared_at, mailed_at IS NOT NULL AS mailed, claimed_until
