-- What extract delivered: the latest version of every row of the incremental tables.
CREATE TABLE serai.totesys_seen (
  table_name   text      NOT NULL,
  pk           bigint    NOT NULL,
  last_updated timestamp NOT NULL,
  -- SHA-256 of the row's CSV bytes
  hash         bytea     NOT NULL,
  PRIMARY KEY (table_name, pk)
);

-- A run asks for the versions inside its overlap only.
CREATE INDEX totesys_seen_recent ON serai.totesys_seen (table_name, last_updated);

-- Versions of a run that has not closed. They count only when that run moved the table's watermark.
CREATE TABLE serai.totesys_seen_pending (
  run_id       text      NOT NULL,
  table_name   text      NOT NULL,
  pk           bigint    NOT NULL,
  last_updated timestamp NOT NULL,
  hash         bytea     NOT NULL
);

-- why: after a first load it is full of dead rows until it is vacuumed; a scan would pass them all.
CREATE INDEX totesys_seen_pending_run ON serai.totesys_seen_pending (table_name, run_id);
