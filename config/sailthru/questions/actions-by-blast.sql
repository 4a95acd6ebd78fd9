-- title: Opens and clicks by blast
-- about: Every campaign, those without any action too; unique means profiles. The newest campaigns first.
-- parameter: since date first day of the campaigns
-- parameter: until date last day of the campaigns
-- column: blast_id integer id of the campaign
-- column: name text its name
-- column: day date the day it was sent, as the vendor counts days
-- column: sent integer messages, one for each profile
-- column: opens integer opens, repeated ones too
-- column: clicks integer clicks, repeated ones too
-- column: unique_opens integer profiles that opened
-- column: unique_clicks integer profiles that clicked, whether they opened or not
SELECT b.id AS blast_id, b.name, b.day,
  count(DISTINCT m.profile_id) AS sent,
  sum(CASE WHEN m.action_name = 'open' THEN 1 ELSE 0 END) AS opens,
  sum(CASE WHEN m.action_name = 'click' THEN 1 ELSE 0 END) AS clicks,
  count(DISTINCT CASE WHEN m.action_name = 'open' THEN m.profile_id END) AS unique_opens,
  count(DISTINCT CASE WHEN m.action_name = 'click' THEN m.profile_id END) AS unique_clicks
FROM blast AS b
LEFT JOIN message_blast AS m ON m.blast_id = b.id
WHERE (CAST(:since AS date) IS NULL OR b.day >= CAST(:since AS date))
  AND (CAST(:until AS date) IS NULL OR b.day <= CAST(:until AS date))
GROUP BY b.id, b.name, b.day
ORDER BY b.day DESC, b.id;
