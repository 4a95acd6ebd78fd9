UPDATE serai.alarm
SET cleared_at = :now
WHERE flow = :flow AND stage = :stage AND kind = :kind AND cleared_at IS NULL
