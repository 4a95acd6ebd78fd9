-- In what a source differs from what the hub knows of it: one row for as long as a difference lasts.
CREATE TABLE serai.schema_drift (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flow       text NOT NULL,
  unit       text NOT NULL,
  name       text NOT NULL,
  what       text NOT NULL,
  breaking   boolean NOT NULL,
  run_id     text NOT NULL,
  noted_at   timestamptz NOT NULL,
  cleared_at timestamptz
);
CREATE UNIQUE INDEX schema_drift_open ON serai.schema_drift (flow, unit, name, what) WHERE cleared_at IS NULL;
