UPDATE serai.dead_letter
SET state = 'REPLAYED', closed_at = :now
WHERE flow = :flow AND stage = :stage AND input = :input AND state = 'OPEN'
