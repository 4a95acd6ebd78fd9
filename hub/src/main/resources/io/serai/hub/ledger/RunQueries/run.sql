SELECT id, trigger_id, flow, stage, scheduled_for, started_at, finished_at, status,
       read, written, rejected, skipped, held, produced, units, 0::bigint AS expected, 0::bigint AS bytes,
       source_statement_ms, source_transaction_ms, source_rows_per_second, error
FROM serai.run
WHERE id = :id
