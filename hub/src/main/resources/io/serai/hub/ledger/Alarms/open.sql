SELECT EXISTS (SELECT FROM serai.alarm WHERE flow = :flow AND kind = :kind AND cleared_at IS NULL)
