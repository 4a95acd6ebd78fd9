-- title: Average opens and clicks of a blast
-- about: Over all campaigns, those without any action too.
-- column: opens decimal opens of an average campaign
-- column: clicks decimal clicks of an average campaign
SELECT round(CAST(o.opens AS decimal(18, 4)) / nullif(b.blasts, 0), 4) AS opens,
  round(CAST(o.clicks AS decimal(18, 4)) / nullif(b.blasts, 0), 4) AS clicks
FROM (SELECT count(*) AS blasts FROM blast) AS b
CROSS JOIN (
  SELECT count(CASE WHEN a.action_name = 'open' THEN 1 END) AS opens,
    count(CASE WHEN a.action_name = 'click' THEN 1 END) AS clicks
  FROM message_blast_action AS a
  JOIN blast AS known ON known.id = a.blast_id) AS o;
