-- title: Blasts sent
-- about: Campaigns the exports name, and those among them with at least one message.
-- column: total_blasts integer campaigns in the exports
-- column: blasts_with_messages integer those of which a message is here
SELECT count(*) AS total_blasts,
  sum(CASE WHEN m.blast_id IS NULL THEN 0 ELSE 1 END) AS blasts_with_messages
FROM blast AS b
LEFT JOIN (SELECT DISTINCT blast_id FROM message_blast_msg) AS m ON m.blast_id = b.id;
