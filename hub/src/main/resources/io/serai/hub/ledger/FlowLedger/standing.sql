-- why: the newest letter decides; a replayed input may be set aside again
SELECT CASE state WHEN 'OPEN' THEN 'SET_ASIDE' WHEN 'REPLAYED' THEN 'FREE' ELSE 'CLOSED' END
FROM serai.dead_letter
WHERE flow = :flow AND stage = :stage AND input = :input
ORDER BY id DESC
LIMIT 1
