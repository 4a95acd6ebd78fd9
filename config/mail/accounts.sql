-- The pool of accounts and what it used, in the hub's database.
-- why a bound on either side of a time: planned for any value, one side alone counts as a third of all rows.

-- name: lock
-- why: a budget is one number for all hubs; whoever decides about one waits for who does so now
SELECT pg_advisory_xact_lock(7130225);

-- name: sweep
WITH over AS (
  DELETE FROM serai.mail_use WHERE at <= ? AND at > '-infinity' RETURNING account, recipients
), freed AS (
  SELECT account, sum(recipients)::int AS n FROM over GROUP BY account
)
UPDATE serai.mail_account AS a SET used = a.used - freed.n FROM freed WHERE a.id = freed.account;

-- name: oldest
SELECT min(at) FROM serai.mail_use;

-- name: pool
SELECT a.id, a.per_day, a.per_minute, a.warm_since, a.warm_start, a.warm_doubling, a.status, a.parks, a.parked_until,
       a.used,
       -- why the case: a minute that may have what a day may have has no limit of its own, and a relay sends much in one
       CASE WHEN a.per_minute < a.per_day
         THEN coalesce((SELECT sum(u.recipients) FROM serai.mail_use AS u WHERE u.account = a.id AND u.at > ? AND u.at < 'infinity'), 0)::int
         ELSE 0 END,
       a.turn, a.parties
FROM serai.mail_account AS a WHERE a.id = ANY (?) ORDER BY a.id;

-- name: frees
SELECT at FROM (
  SELECT at, mail_id, lease, sum(recipients) OVER (ORDER BY at, mail_id, lease) AS n
  FROM serai.mail_use WHERE account = ?
) AS u WHERE n >= ? ORDER BY at LIMIT 1;

-- name: use
-- What leases use now, and by how much that is more of each account than before.
WITH asked AS (
  SELECT * FROM unnest(?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::int[])
    AS asked (mail_id, lease, account, at, recipients)
), before AS (
  SELECT u.mail_id, u.lease, u.recipients FROM serai.mail_use AS u JOIN asked USING (mail_id, lease)
), now AS (
  INSERT INTO serai.mail_use AS u (mail_id, lease, account, at, recipients)
  SELECT mail_id, lease, account, at, recipients FROM asked
  ON CONFLICT (mail_id, lease) DO UPDATE SET at = excluded.at, recipients = excluded.recipients
  RETURNING mail_id, lease, account, recipients
)
SELECT account, sum(now.recipients - coalesce(before.recipients, 0))::int AS more
FROM now LEFT JOIN before USING (mail_id, lease)
GROUP BY account HAVING sum(now.recipients - coalesce(before.recipients, 0)) <> 0 ORDER BY account;

-- name: used
UPDATE serai.mail_account SET used = used + ? WHERE id = ?;

-- name: update
UPDATE serai.mail_account SET status = ?, parks = ?, parked_until = ?, turn = ? WHERE id = ?;

-- name: put
-- What the configuration says of an account; how it stands is left alone.
INSERT INTO serai.mail_account
  (id, per_day, per_minute, warm_since, warm_start, warm_doubling, parties, status, parks, used, turn)
VALUES (?, ?, ?, ?, ?, ?, ?, 'ACTIVE', 0, 0, 0)
ON CONFLICT (id) DO UPDATE
SET per_day = excluded.per_day, per_minute = excluded.per_minute, warm_since = excluded.warm_since,
    warm_start = excluded.warm_start, warm_doubling = excluded.warm_doubling, parties = excluded.parties;

-- name: domains
SELECT domain, recipients FROM serai.mail_domain_minute WHERE minute = ? AND domain = ANY (?);

-- name: domain
INSERT INTO serai.mail_domain_minute AS d (domain, minute, recipients) VALUES (?, ?, ?)
ON CONFLICT (domain, minute) DO UPDATE SET recipients = d.recipients + excluded.recipients;

-- name: domains_over
DELETE FROM serai.mail_domain_minute WHERE minute < ?;
