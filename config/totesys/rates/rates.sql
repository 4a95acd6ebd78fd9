-- Exchange rates somebody supplies, in the warehouse. The last word on a day and two currencies counts.
-- why not a merge: every dialect of the warehouse takes these two.

-- name: lock
-- why: whoever puts the same days at the same time waits; Redshift's keys double what two put at once
LOCK TABLE fx_rate;

-- name: delete
DELETE FROM fx_rate WHERE rate_date = ? AND from_ccy = ? AND to_ccy = ?;

-- name: insert
INSERT INTO fx_rate (rate_date, from_ccy, to_ccy, rate) VALUES (?, ?, ?, ?);
