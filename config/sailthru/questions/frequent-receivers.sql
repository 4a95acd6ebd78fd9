-- title: Profiles that got many blasts
-- about: Profiles with more campaigns than asked for (100), the most frequent first.
-- parameter: over integer more campaigns than this; 100 unless given
-- column: profile_id text id of the profile
-- column: received integer campaigns it got
SELECT profile_id, count(DISTINCT blast_id) AS received
FROM message_blast_msg
GROUP BY profile_id
HAVING count(DISTINCT blast_id) > coalesce(CAST(:over AS bigint), 100)
ORDER BY received DESC, profile_id;
