SELECT EXISTS (SELECT 1 FROM serai.attempt WHERE flow = :flow AND stage = :stage AND input = :input)
