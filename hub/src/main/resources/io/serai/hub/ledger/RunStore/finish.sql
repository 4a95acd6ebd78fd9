-- why: RUNNING only; a run that its successor marked abandoned stays so
UPDATE serai.run
SET finished_at = :now, status = :status, error = :error,
    read = :read, written = :written, rejected = :rejected, skipped = :skipped, held = :held, produced = :produced, units = :units
WHERE id = :id AND status = 'RUNNING'
