SELECT source, position, reason FROM serai.rejected WHERE run_id = :run ORDER BY id LIMIT :limit
