SELECT written FROM serai.run WHERE id = :run AND status IN ('SUCCEEDED', 'PARTIAL')
