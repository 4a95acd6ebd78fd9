-- title: E-mails of all time
-- about: Campaigns and triggered e-mails in the warehouse. The vendor counts whole lives, but only of the profiles it exported.
-- column: source text campaigns, triggered, together, or the vendor's own count
-- column: sent integer e-mails
-- column: opened integer e-mails with an open; of the vendor, its unique opens
-- column: clicked integer e-mails with a click; of the vendor, its unique clicks
WITH emails AS (
  SELECT 'campaigns' AS source,
    max(CASE WHEN action_name = 'open' THEN 1 ELSE 0 END) AS opened,
    max(CASE WHEN action_name = 'click' THEN 1 ELSE 0 END) AS clicked
  FROM message_blast
  GROUP BY profile_id, blast_id
  UNION ALL
  SELECT 'triggered' AS source,
    max(CASE WHEN action_name = 'open' THEN 1 ELSE 0 END) AS opened,
    max(CASE WHEN action_name = 'click' THEN 1 ELSE 0 END) AS clicked
  FROM message_transactional
  GROUP BY id)
SELECT source, count(*) AS sent, sum(opened) AS opened, sum(clicked) AS clicked
FROM emails
GROUP BY source
UNION ALL
SELECT 'together', count(*), coalesce(sum(opened), 0), coalesce(sum(clicked), 0)
FROM emails
UNION ALL
SELECT 'vendor', coalesce(sum(total_messages), 0), coalesce(sum(total_unique_opens), 0),
  coalesce(sum(total_unique_clicks), 0)
FROM profile
ORDER BY source;
