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
UPDATE serai.mail AS m
SET due_at = new.due_at, published_at = new.published_at, leases = new.leases, leased_at = new.leased_at,
    lease_until = new.lease_until, lease_account = new.lease_account, lease_probe = new.lease_probe,
    lease_recipients = new.lease_recipients, smtp_at = new.smtp_at
FROM unnest(?::timestamptz[], ?::timestamptz[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::boolean[], ?::int[],
            ?::timestamptz[], ?::text[])
  AS new (due_at, published_at, leases, leased_at, lease_until, lease_account, lease_probe, lease_recipients, smtp_at, id)
WHERE m.id = new.id;

-- name: update_recipient
UPDATE serai.mail_recipient AS r
SET state = new.state, attempts = new.attempts, not_before = new.not_before, verdict = new.verdict, code = new.code,
    enhanced = new.enhanced, sent_at = new.sent_at
FROM unnest(?::text[], ?::int[], ?::timestamptz[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::text[], ?::int[])
  AS new (state, attempts, not_before, verdict, code, enhanced, sent_at, mail_id, n)
WHERE r.mail_id = new.mail_id AND r.n = new.n;

-- name: event
INSERT INTO serai.mail_event (mail_id, n, at, type, detail)
SELECT mail_id, n, at, type, detail
FROM unnest(?::text[], ?::int[], ?::timestamptz[], ?::text[], ?::text[])
  WITH ORDINALITY AS new (mail_id, n, at, type, detail, place)
ORDER BY place;

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
