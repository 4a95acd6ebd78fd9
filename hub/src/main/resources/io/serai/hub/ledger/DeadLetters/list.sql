SELECT id, flow, stage, input, run_id, code, error, attempts, state, created_at, closed_at
FROM serai.dead_letter
WHERE NOT :open OR state = 'OPEN'
ORDER BY id DESC
LIMIT :limit
