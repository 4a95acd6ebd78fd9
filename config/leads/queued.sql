-- The clicks that were queued, in the hub's database.

-- name: note
-- why before the messages are sent: what is on the queue must be known to settle
INSERT INTO serai.leads_queued AS q (unit, guid, bot, queued_at, run_id)
SELECT ?, row.guid, row.bot, ?, ?
FROM unnest(?::text[], ?::boolean[]) AS row (guid, bot)
ON CONFLICT (unit, guid) DO UPDATE
SET bot = excluded.bot, queued_at = excluded.queued_at, run_id = excluded.run_id, sent = false, settled_at = NULL;

-- name: sent
UPDATE serai.leads_queued SET sent = true WHERE unit = ? AND guid = ANY (?::text[]);

-- name: under_way
-- On a queue, with the flag they had.
SELECT guid, bot FROM serai.leads_queued
WHERE unit = ? AND guid = ANY (?::text[]) AND sent AND settled_at IS NULL;

-- name: dead
-- why: the newest letter decides; a letter that was given back is none
SELECT letter.input FROM (
  SELECT DISTINCT ON (input) input, state FROM serai.dead_letter
  WHERE flow = 'leads' AND input = ANY (?::text[])
  ORDER BY input, id DESC) AS letter
WHERE letter.state <> 'REPLAYED';

-- name: open
-- The next of those that were not settled, in order.
SELECT unit, guid, settled_at IS NOT NULL FROM serai.leads_queued
WHERE settled_at IS NULL AND (unit, guid) > (?, ?)
ORDER BY unit, guid
LIMIT ?;

-- name: all
-- The next of all that are still looked for, in order.
SELECT unit, guid, settled_at IS NOT NULL FROM serai.leads_queued
WHERE (unit, guid) > (?, ?)
ORDER BY unit, guid
LIMIT ?;

-- name: settle
UPDATE serai.leads_queued SET settled_at = coalesce(settled_at, ?) WHERE unit = ? AND guid = ANY (?::text[]);

-- name: lose
-- why: the next poll that sees the row queues it again
UPDATE serai.leads_queued SET sent = false, settled_at = NULL WHERE unit = ? AND guid = ANY (?::text[]);

-- name: forget
DELETE FROM serai.leads_queued WHERE settled_at < ?;
