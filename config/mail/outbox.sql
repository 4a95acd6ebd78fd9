-- Mails and their states, in the hub's database.

-- name: insert
INSERT INTO serai.mail (id, party, created_at, expires_at, due_at, leases) VALUES (?, ?, ?, ?, ?, 0);

-- name: insert_recipient
INSERT INTO serai.mail_recipient (mail_id, n, hash, domain, state, attempts, not_before) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: lock
SELECT id, party, created_at, expires_at, published_at, leases, leased_at, lease_until, lease_account, lease_probe,
       lease_recipients, smtp_at
FROM serai.mail WHERE id = ANY (?) ORDER BY id FOR UPDATE;

-- name: recipients
SELECT n, hash, domain, state, attempts, not_before, verdict, code, enhanced, sent_at, mail_id
FROM serai.mail_recipient WHERE mail_id = ANY (?) ORDER BY mail_id, n;

-- name: update
UPDATE serai.mail
SET due_at = ?, published_at = ?, leases = ?, leased_at = ?, lease_until = ?, lease_account = ?, lease_probe = ?,
    lease_recipients = ?, smtp_at = ?
WHERE id = ?;

-- name: update_recipient
UPDATE serai.mail_recipient
SET state = ?, attempts = ?, not_before = ?, verdict = ?, code = ?, enhanced = ?, sent_at = ?
WHERE mail_id = ? AND n = ?;

-- name: event
INSERT INTO serai.mail_event (mail_id, n, at, type, detail) VALUES (?, ?, ?, ?, ?);

-- name: overdue
SELECT id FROM serai.mail
WHERE due_at <= ? AND (lease_until IS NOT NULL OR expires_at <= ?)
ORDER BY due_at, id LIMIT ?;

-- name: publish
WITH due AS (
  SELECT id FROM serai.mail
  WHERE due_at <= ? AND lease_until IS NULL AND expires_at > ? AND (published_at IS NULL OR published_at <= ?)
    -- of one party, or of all that no account names
    AND CASE WHEN ?::text IS NOT NULL THEN party = ? ELSE party <> ALL (?) END
  ORDER BY due_at, id LIMIT ?
  -- why: another hub that publishes at this moment has its own mails
  FOR UPDATE SKIP LOCKED
), published AS (
  UPDATE serai.mail AS m SET published_at = ? FROM due WHERE m.id = due.id RETURNING m.id, m.due_at
)
SELECT id FROM published ORDER BY due_at, id;

-- name: smtp
-- why: one statement; whoever's lease updates the row may go on when it is committed, nobody else
UPDATE serai.mail SET smtp_at = ?
WHERE id = ? AND leases = ? AND lease_until > ? AND smtp_at IS NULL;

-- name: suppress
INSERT INTO serai.mail_suppression (party, hash, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING;

-- name: suppressed
SELECT s.party, s.hash
FROM serai.mail_suppression AS s JOIN unnest(?::text[], ?::text[]) AS asked (party, hash) USING (party, hash);

-- name: waiting_for
SELECT DISTINCT m.id
FROM serai.mail_recipient AS r JOIN serai.mail AS m ON m.id = r.mail_id
WHERE m.party = ? AND r.hash = ? AND r.not_before IS NOT NULL ORDER BY m.id;
