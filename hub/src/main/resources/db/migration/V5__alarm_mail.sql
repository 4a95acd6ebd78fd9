-- An alarm becomes a mail when it is raised and another when it is cleared; freshness is asked for often.

ALTER TABLE alarm
  ADD COLUMN mailed_at timestamptz,
  ADD COLUMN recovery_mailed_at timestamptz,
  -- why: a hub that dies while it sends leaves a claim that ends by itself
  ADD COLUMN claimed_until timestamptz,
  -- why: what did not happen (no run, nothing fresh) has no run to name
  ALTER COLUMN run_id DROP NOT NULL;

UPDATE alarm SET mailed_at = raised_at, recovery_mailed_at = cleared_at WHERE cleared_at IS NOT NULL;

CREATE INDEX alarm_to_mail ON alarm (id) WHERE mailed_at IS NULL OR recovery_mailed_at IS NULL;
CREATE INDEX run_succeeded ON run (flow, stage, finished_at DESC) WHERE status = 'SUCCEEDED';
