-- why: RUNNING only; a run that its successor marked abandoned stays so
UPDATE serai.run
SET finished_at = :now, status = :status, error = :error,
    read = :read, written = :written, rejected = :rejected, skipped = :skipped, held = :held, produced = :produced, units = :units,
    source_statement_ms = :sourceStatement, source_transaction_ms = :sourceTransaction,
    source_rows_per_second = :sourceRows
WHERE id = :id AND status = 'RUNNING'
