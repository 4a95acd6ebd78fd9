-- A verification: mails of one trigger (their batch is its id), from the queue to the mailbox.

-- name: ids
SELECT id FROM serai.mail WHERE batch_id = ?;

-- name: latency
-- From accepted to confirmed, in milliseconds.
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ms), percentile_disc(0.95) WITHIN GROUP (ORDER BY ms)
FROM (
  SELECT (extract(epoch FROM min(e.at) - m.created_at) * 1000)::bigint AS ms
  FROM serai.mail AS m JOIN serai.mail_event AS e ON e.mail_id = m.id AND e.type = 'confirmed'
  WHERE m.batch_id = ? GROUP BY m.id, m.created_at
) AS mails;

-- name: note
INSERT INTO serai.mail_verification
  (trigger_id, at, asked, sent, confirmed, failed, waiting, arrived, doubled, p50_ms, p95_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (trigger_id) DO NOTHING;

-- name: reports
SELECT trigger_id, at, asked, sent, confirmed, failed, waiting, arrived, doubled, p50_ms, p95_ms
FROM serai.mail_verification ORDER BY at DESC, trigger_id LIMIT ?;

-- name: report
SELECT trigger_id, at, asked, sent, confirmed, failed, waiting, arrived, doubled, p50_ms, p95_ms
FROM serai.mail_verification WHERE trigger_id = ?;
