-- Every version delivered within a range, in the order of the read that is compared with it.
SELECT pk, last_updated::text, hash
FROM serai.totesys_seen
WHERE table_name = ? AND pk BETWEEN ? AND ?
ORDER BY pk
