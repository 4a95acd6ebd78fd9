INSERT INTO serai.attempt AS a (flow, stage, input, attempts, run_id)
VALUES (:flow, :stage, :input, 1, :run)
ON CONFLICT (flow, stage, input) DO UPDATE SET attempts = a.attempts + 1, run_id = excluded.run_id
RETURNING attempts
