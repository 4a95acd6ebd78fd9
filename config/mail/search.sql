-- Mails of a party, in the hub's database.

-- name: mails
-- The newest first: ids grow with time.
SELECT m.id, m.client_ref, m.campaign, m.batch_id, m.created_at, string_agg(r.state, ',')
FROM serai.mail AS m JOIN serai.mail_recipient AS r ON r.mail_id = m.id
WHERE m.party = ? AND (?::text IS NULL OR m.id < ?) AND (?::text IS NULL OR m.batch_id = ?)
  AND m.created_at >= ? AND m.created_at < ?
  AND EXISTS (
    SELECT 1 FROM serai.mail_recipient AS asked
    WHERE asked.mail_id = m.id AND (?::text IS NULL OR asked.state = ?) AND (?::text IS NULL OR asked.hash = ?)
  )
GROUP BY m.id ORDER BY m.id DESC LIMIT ?;

-- name: known
SELECT r.mail_id, bool_and(r.state IN ('confirmed', 'bounced', 'replied'))
FROM serai.mail_recipient AS r WHERE r.mail_id = ANY (?) GROUP BY r.mail_id;
