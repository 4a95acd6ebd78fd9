-- Mails of which nobody knows whether all their recipients got them, in the hub's database.

-- name: held
SELECT m.id, m.party, array_agg(r.n ORDER BY r.n), (
    SELECT min(e.at) FROM serai.mail_event AS e WHERE e.mail_id = m.id AND e.type = 'unknown'
  )
FROM serai.mail_recipient AS r JOIN serai.mail AS m ON m.id = r.mail_id
WHERE r.state = 'unknown' AND m.id > ?
GROUP BY m.id ORDER BY m.id LIMIT ?;

-- name: sought
-- Held mails that a copy in the folder Sent speaks for, and the account each was tried with: nobody waits any more, nobody is
-- known to have got it, and it was once that nobody knew. What went out in parts left copies that look alike.
SELECT u.account, m.id
FROM serai.mail AS m JOIN serai.mail_use AS u ON u.mail_id = m.id AND u.recipients > 0
WHERE m.id IN (SELECT mail_id FROM serai.mail_recipient WHERE state = 'unknown')
  AND NOT EXISTS (
    SELECT FROM serai.mail_recipient AS r
    WHERE r.mail_id = m.id AND (r.sent_at IS NOT NULL OR r.not_before IS NOT NULL OR r.state = 'sending')
  )
  AND (
    SELECT count(DISTINCT e.at) FROM serai.mail_event AS e WHERE e.mail_id = m.id AND e.type IN ('unknown', 'sent')
  ) = 1
  AND (SELECT count(*) FROM serai.mail_use AS other WHERE other.mail_id = m.id AND other.recipients > 0) = 1
ORDER BY u.account, m.id
LIMIT ?;
