-- why: the right side reads the row as it was, so the first call marks the alarm and the second the recovery; naming the
-- claim keeps a sender that was too slow from marking another's
UPDATE serai.alarm
SET claimed_until = NULL,
    recovery_mailed_at = CASE WHEN mailed_at IS NOT NULL THEN CAST(:now AS timestamptz) END,
    mailed_at = coalesce(mailed_at, CAST(:now AS timestamptz))
WHERE id = :id AND claimed_until = :until
