SELECT input FROM serai.dead_letter WHERE flow = :flow AND stage = :stage AND state = 'OPEN'
