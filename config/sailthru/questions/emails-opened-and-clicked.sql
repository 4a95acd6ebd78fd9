-- title: E-mails sent, opened and clicked
-- about: An e-mail is a campaign to a profile and counts once. A click without an open (images blocked) is clicked, not opened.
-- parameter: since moment first time of sending
-- parameter: until moment time of sending that is no longer counted
-- column: sent integer e-mails
-- column: opened integer e-mails with an open
-- column: clicked integer e-mails with a click
SELECT count(*) AS sent, coalesce(sum(e.opened), 0) AS opened, coalesce(sum(e.clicked), 0) AS clicked
FROM (
  SELECT profile_id, blast_id,
    max(CASE WHEN action_name = 'open' THEN 1 ELSE 0 END) AS opened,
    max(CASE WHEN action_name = 'click' THEN 1 ELSE 0 END) AS clicked
  FROM message_blast
  WHERE (CAST(:since AS timestamptz) IS NULL OR send_time >= CAST(:since AS timestamptz))
    AND (CAST(:until AS timestamptz) IS NULL OR send_time < CAST(:until AS timestamptz))
  GROUP BY profile_id, blast_id) AS e;
