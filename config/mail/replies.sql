-- What came in, for whoever asks, in the hub's database.

-- name: owner
SELECT 1 FROM serai.mail WHERE id = ? AND party = ?;

-- name: of_mail
SELECT id, at, kind, matched, n, mail_id, opt_out, because, content_enc FROM serai.mail_inbound
WHERE mail_id = ? AND n IS NOT NULL ORDER BY at, id LIMIT 500;

-- name: unmatched
SELECT id, at, kind, matched, n, mail_id, opt_out, because, content_enc FROM serai.mail_inbound
WHERE n IS NULL AND id > ? ORDER BY id LIMIT ?;

-- name: one
SELECT id, at, kind, matched, n, mail_id, opt_out, because, content_enc FROM serai.mail_inbound WHERE id = ?;

-- name: bounces
SELECT n, action, status, reply_code, reason, hard, seq FROM serai.mail_bounce WHERE inbound_id = ? ORDER BY seq;
