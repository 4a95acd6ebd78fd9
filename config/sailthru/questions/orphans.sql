-- title: Messages without their blast
-- about: Messages whose campaign is in no export yet; they find it when its file arrives.
-- column: blast_id integer id of the campaign
-- column: messages integer messages of it
-- column: first_sent moment the first of them
SELECT blast_id, messages, first_sent
FROM orphan_message_blast
ORDER BY messages DESC, blast_id;
