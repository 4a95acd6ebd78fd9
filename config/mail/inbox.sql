-- What came into mailboxes, in the hub's database.

-- name: cursor
SELECT uidvalidity, uid FROM serai.mail_mailbox WHERE account = ? AND folder = ?;

-- name: first_look
INSERT INTO serai.mail_mailbox (account, folder, uidvalidity, uid, kept) VALUES (?, ?, 0, 0, 0) ON CONFLICT DO NOTHING;

-- name: lock
-- why: of two hubs that read a folder the second waits here, and then finds what the first kept
SELECT uidvalidity, uid FROM serai.mail_mailbox WHERE account = ? AND folder = ? FOR UPDATE;

-- name: move
UPDATE serai.mail_mailbox SET uidvalidity = ?, uid = ?, kept = kept + ? WHERE account = ? AND folder = ?;

-- name: addressees
SELECT m.party, r.hash FROM serai.mail AS m JOIN serai.mail_recipient AS r ON r.mail_id = m.id WHERE m.id = ? ORDER BY r.n;

-- name: written_to
-- Mails that were written to an address of late, the newest first.
SELECT DISTINCT m.id, c.body_enc
FROM serai.mail_recipient AS r
JOIN serai.mail AS m ON m.id = r.mail_id
JOIN serai.mail_content AS c ON c.mail_id = m.id
WHERE r.hash = ? AND m.created_at >= ? ORDER BY m.id DESC LIMIT 20;

-- name: keep
INSERT INTO serai.mail_inbound
  (id, account, folder, uidvalidity, uid, at, kind, because, mail_id, party, matched, n, opt_out, content_enc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING;

-- name: bounce
INSERT INTO serai.mail_bounce (inbound_id, seq, mail_id, n, at, action, reply_code, status, reason, hard, because)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: stop
INSERT INTO serai.mail_suppression (party, hash, reason, at, review) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING;

-- name: stop_full
-- A mailbox that was full three times within a while is given up, and a person should look at that.
INSERT INTO serai.mail_suppression (party, hash, reason, at, review)
SELECT ?, ?, 'hard_bounce', ?, true
WHERE (
  SELECT count(*)
  FROM serai.mail_recipient AS r
  JOIN serai.mail AS m ON m.id = r.mail_id AND m.party = ?
  JOIN serai.mail_bounce AS b ON b.mail_id = r.mail_id AND b.n = r.n
  WHERE r.hash = ? AND b.reason = 'mailbox' AND b.action = 'failed' AND b.at >= ?
) >= 3
ON CONFLICT DO NOTHING;

-- name: forget
UPDATE serai.mail_inbound SET content_enc = NULL WHERE content_enc IS NOT NULL AND at < ?;

-- name: kept
-- What folders say was kept of them, and what is there: in one statement, so that both see the same moment.
SELECT coalesce((SELECT sum(kept) FROM serai.mail_mailbox), 0)::bigint,
       (SELECT count(*) FROM serai.mail_inbound WHERE kind <> 'unreadable'),
       (SELECT count(*) FROM serai.mail_inbound WHERE kind = 'unreadable');
