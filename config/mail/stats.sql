-- What happened on a day, in the hub's database.

-- name: campaigns
-- A party's, each recipient once for each kind of event.
SELECT m.campaign, e.type, count(DISTINCT (e.mail_id, e.n))
FROM serai.mail_event AS e
JOIN serai.mail AS m ON m.id = e.mail_id
WHERE e.at >= ? AND e.at < ? AND m.party = ?
  AND e.type IN ('queued', 'suppressed', 'sent', 'confirmed', 'replied', 'bounced', 'failed', 'expired', 'cancelled', 'unknown')
GROUP BY 1, 2
ORDER BY 1 NULLS FIRST, 2;

-- name: accounts
-- Of all parties, by the account that had the mail in hand last.
SELECT s.detail, e.type, count(DISTINCT (e.mail_id, e.n))
FROM serai.mail_event AS e
CROSS JOIN LATERAL (
  SELECT x.detail
  FROM serai.mail_event AS x
  WHERE x.mail_id = e.mail_id AND x.n = e.n AND x.type = 'sending' AND x.id < e.id
  ORDER BY x.id DESC
  LIMIT 1
) AS s
WHERE e.at >= ? AND e.at < ? AND e.type IN ('sent', 'confirmed', 'replied', 'bounced', 'failed', 'unknown')
GROUP BY 1, 2
ORDER BY 1, 2;
