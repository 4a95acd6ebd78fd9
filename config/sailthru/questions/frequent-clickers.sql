-- title: Profiles that clicked often
-- about: Profiles with more clicks in campaigns than asked for (100); an export that is sent again adds none.
-- parameter: over integer more clicks than this; 100 unless given
-- column: profile_id text id of the profile
-- column: clicks integer clicks, repeated ones too
SELECT profile_id, count(*) AS clicks
FROM message_blast_action
WHERE action_name = 'click'
GROUP BY profile_id
HAVING count(*) > coalesce(CAST(:over AS bigint), 100)
ORDER BY clicks DESC, profile_id;
