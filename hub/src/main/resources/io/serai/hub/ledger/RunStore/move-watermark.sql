INSERT INTO serai.watermark (flow, key, value, run_id)
VALUES (:flow, :key, :value, :run)
ON CONFLICT (flow, key) DO UPDATE SET value = excluded.value, run_id = excluded.run_id
