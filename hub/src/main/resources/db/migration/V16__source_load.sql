-- What a run cost the database it read from; NULL when it read from none.
ALTER TABLE serai.run
  ADD COLUMN source_statement_ms bigint,
  ADD COLUMN source_transaction_ms bigint,
  -- rows a second and connection, while statements handed them out
  ADD COLUMN source_rows_per_second bigint;
