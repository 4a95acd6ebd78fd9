-- Recipients of whom nobody knows whether they got their mail, in the hub's database.

-- name: held
-- Whole mails: a page that ended within one would lose the recipients behind it.
SELECT m.id, m.party, r.n, (
    SELECT max(e.at) FROM serai.mail_event AS e WHERE e.mail_id = m.id AND e.n = r.n AND e.type = 'unknown'
  )
FROM serai.mail_recipient AS r JOIN serai.mail AS m ON m.id = r.mail_id
WHERE r.state = 'unknown'
  AND m.id IN (
    SELECT DISTINCT mail_id FROM serai.mail_recipient WHERE state = 'unknown' AND mail_id > ? ORDER BY mail_id LIMIT ?
  )
ORDER BY m.id, r.n;
