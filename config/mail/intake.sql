-- What comes in and what is asked about it, in the hub's database.

-- name: claim_key
-- why: of two requests with one key the second waits here for the first, and then finds it
INSERT INTO serai.mail_idempotency (party, key, body_hash, answer, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (party, key) DO NOTHING;

-- name: known_key
SELECT answer, body_hash FROM serai.mail_idempotency WHERE party = ? AND key = ?;

-- name: describe
UPDATE serai.mail SET batch_id = ?, client_ref = ?, campaign = ? WHERE id = ?;

-- name: content
INSERT INTO serai.mail_content (mail_id, body_enc, created_at) VALUES (?, ?, ?);

-- name: read_content
SELECT mail_id, body_enc FROM serai.mail_content WHERE mail_id = ANY (?);

-- name: keep_part
INSERT INTO serai.mail_attachment (mail_id, n, part, last, sealed) VALUES (?, ?, ?, ?, ?);

-- name: part
SELECT sealed, last FROM serai.mail_attachment WHERE mail_id = ? AND n = ? AND part = ?;

-- name: backlog
-- why: counting stops at the cap
SELECT count(*) FROM (SELECT 1 FROM serai.mail WHERE due_at IS NOT NULL LIMIT ?) AS waiting;

-- name: insert_batch
INSERT INTO serai.mail_batch (id, party, accepted, duplicates, rejected, created_at) VALUES (?, ?, ?, ?, ?::jsonb, ?);

-- name: batch
SELECT id, accepted, duplicates, rejected::text, created_at FROM serai.mail_batch WHERE id = ? AND party = ?;

-- name: batch_states
SELECT r.state, count(*) FROM serai.mail AS m JOIN serai.mail_recipient AS r ON r.mail_id = m.id
WHERE m.batch_id = ? GROUP BY r.state ORDER BY r.state;

-- name: mail
SELECT id, client_ref, campaign, created_at, expires_at, lease_account FROM serai.mail WHERE id = ? AND party = ?;

-- name: recipients
SELECT n, state, attempts, not_before, verdict, code, enhanced, sent_at FROM serai.mail_recipient WHERE mail_id = ? ORDER BY n;

-- name: events
SELECT n, at, type, detail FROM serai.mail_event WHERE mail_id = ? ORDER BY id;

-- name: addressee
SELECT m.party, r.hash FROM serai.mail AS m JOIN serai.mail_recipient AS r ON r.mail_id = m.id WHERE m.id = ? AND r.n = ?;

-- name: clicked
INSERT INTO serai.mail_event (mail_id, n, at, type, detail)
SELECT ?, ?, ?, 'recipient_confirmed', ''
WHERE EXISTS (SELECT 1 FROM serai.mail_recipient WHERE mail_id = ? AND n = ?)
  AND NOT EXISTS (SELECT 1 FROM serai.mail_event WHERE mail_id = ? AND n = ? AND type = 'recipient_confirmed');

-- name: accounts
SELECT id, per_day, per_minute, status, parked_until, used FROM serai.mail_account ORDER BY id;

-- name: states
-- Recipients by state, and how many the history knows: in one statement, so that both see the same moment.
SELECT state, count(*) FROM serai.mail_recipient GROUP BY state
UNION ALL
SELECT 'accepted', count(*) FROM (
  SELECT DISTINCT mail_id, n FROM serai.mail_event WHERE type IN ('queued', 'suppressed')
) AS known;

-- name: forget_contents
-- Of mails that came to their end, and of which nothing was heard since. What waits or is held needs its own.
DELETE FROM serai.mail_content WHERE mail_id IN (
  SELECT c.mail_id
  FROM serai.mail_content AS c JOIN serai.mail AS m ON m.id = c.mail_id
  WHERE c.created_at < ? AND m.due_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM serai.mail_recipient AS r WHERE r.mail_id = c.mail_id AND r.state = 'unknown')
    AND NOT EXISTS (SELECT 1 FROM serai.mail_event AS e WHERE e.mail_id = c.mail_id AND e.at >= ?)
  ORDER BY c.created_at LIMIT ?
);

-- name: forget_keys
DELETE FROM serai.mail_idempotency WHERE (party, key) IN (
  SELECT party, key FROM serai.mail_idempotency WHERE at < ? ORDER BY at LIMIT ?
);

-- name: party_use
INSERT INTO serai.mail_party_use AS u (party, kind, since, used) VALUES (?, ?, ?, ?)
ON CONFLICT (party, kind, since) DO UPDATE SET used = u.used + excluded.used
RETURNING used;

-- name: forget_party_use
DELETE FROM serai.mail_party_use WHERE since < ?;

-- name: refuse
INSERT INTO serai.mail_refused (party, id, at, client_ref, code, reason) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (party, id) DO NOTHING;

-- name: refused
SELECT id, at, client_ref, code, reason FROM serai.mail_refused WHERE party = ? AND id > ? ORDER BY id LIMIT ?;

-- name: forget_refused
DELETE FROM serai.mail_refused WHERE (party, id) IN (
  SELECT party, id FROM serai.mail_refused WHERE at < ? ORDER BY at LIMIT ?
);
