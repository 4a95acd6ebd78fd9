SELECT id, trigger_id, flow, stage, scheduled_for, started_at, finished_at, status,
       read, written, rejected, skipped, held, produced, units, 0::bigint AS expected, 0::bigint AS bytes, error
FROM serai.run
WHERE id = :id
