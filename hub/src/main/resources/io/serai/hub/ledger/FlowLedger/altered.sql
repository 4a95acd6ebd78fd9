SELECT input
FROM serai.dead_letter
WHERE flow = :flow AND stage = :stage AND state = 'OPEN' AND code IN (<codes>)
ORDER BY id
