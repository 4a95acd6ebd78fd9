UPDATE serai.dead_letter
SET state = 'REPLACED', closed_at = :now
WHERE flow = :flow AND stage = :stage AND input = :input AND state = 'OPEN'
