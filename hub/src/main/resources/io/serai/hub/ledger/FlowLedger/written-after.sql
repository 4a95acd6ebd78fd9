SELECT id, written
FROM serai.run
WHERE flow = :flow AND stage = :stage AND id > :after AND written > 0 AND status IN ('SUCCEEDED', 'PARTIAL')
