DELETE FROM serai.attempt WHERE flow = :flow AND stage = :stage AND input = :input
