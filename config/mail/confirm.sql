-- Confirmations that did not come, and heartbeats, in the hub's database.

-- name: ask
-- why: one statement - of two hubs that ask at this moment each has other mails, or the later one none
WITH silent AS (
  SELECT DISTINCT r.mail_id
  FROM serai.mail_recipient AS r LEFT JOIN serai.mail_unconfirmed AS u ON u.mail_id = r.mail_id
  WHERE r.state = 'sent' AND r.sent_at <= ? AND (u.mail_id IS NULL OR (u.asks < ? AND u.asked_at <= ?))
  ORDER BY r.mail_id LIMIT ?
)
INSERT INTO serai.mail_unconfirmed AS u (mail_id, asks, asked_at) SELECT mail_id, 1, ? FROM silent
ON CONFLICT (mail_id) DO UPDATE SET asks = u.asks + 1, asked_at = excluded.asked_at
WHERE u.asks < ? AND u.asked_at <= ?
RETURNING mail_id;

-- name: answered
DELETE FROM serai.mail_unconfirmed AS u
WHERE NOT EXISTS (SELECT FROM serai.mail_recipient AS r WHERE r.mail_id = u.mail_id AND r.state = 'sent');

-- name: gap
SELECT count(*) FROM serai.mail_unconfirmed WHERE asks >= ? AND asked_at <= ?;

-- name: forget_heartbeats
DELETE FROM serai.mail_heartbeat WHERE asked_at < ?;

-- name: heartbeat
-- why: the same text again is a new round trip, and the message of the old one is not its answer
INSERT INTO serai.mail_heartbeat (id, party, text, asked_at) VALUES (?, ?, ?, ?)
ON CONFLICT (party, text) DO UPDATE
SET id = excluded.id, asked_at = excluded.asked_at, published_at = NULL, returned_at = NULL;

-- name: publish_heartbeats
UPDATE serai.mail_heartbeat SET published_at = ?
WHERE id IN (
  SELECT id FROM serai.mail_heartbeat WHERE published_at IS NULL ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
)
RETURNING id;

-- name: returned
UPDATE serai.mail_heartbeat SET returned_at = ? WHERE id = ? AND returned_at IS NULL;

-- name: round_trip
SELECT text, asked_at, returned_at FROM serai.mail_heartbeat WHERE party = ? AND text = ? AND returned_at IS NOT NULL;

-- name: lost
-- One that did not come back, with none after it that did.
SELECT count(*) FROM serai.mail_heartbeat AS h
WHERE h.returned_at IS NULL AND h.asked_at BETWEEN ? AND ?
  AND NOT EXISTS (SELECT FROM serai.mail_heartbeat AS later WHERE later.returned_at >= h.asked_at);
