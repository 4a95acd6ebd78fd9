-- Versions delivered before that this read may meet again, in the order of the read.
SELECT pk, last_updated::text, hash
FROM serai.totesys_seen
WHERE table_name = ? AND last_updated >= ?::timestamp AND pk BETWEEN ? AND ?
ORDER BY pk
