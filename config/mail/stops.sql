-- Addresses a party does not write to any more, by their hashes, in the hub's database.

-- name: stops
SELECT hash, reason, at, review FROM serai.mail_suppression WHERE party = ? AND hash > ? ORDER BY hash LIMIT ?;

-- name: stop
SELECT hash, reason, at, review FROM serai.mail_suppression WHERE party = ? AND hash = ?;

-- name: write_again
-- What the person said, or their mail system for them, stays.
DELETE FROM serai.mail_suppression WHERE party = ? AND hash = ? AND reason IN ('manual', 'hard_bounce');
