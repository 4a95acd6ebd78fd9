-- The hub's ledger: what ran, how far it came, what was refused, who may ask. Created in schema serai by Flyway.

CREATE SEQUENCE run_number;

CREATE TABLE run (
  id            text PRIMARY KEY,
  trigger_id    text NOT NULL,
  flow          text NOT NULL,
  stage         text NOT NULL,
  scheduled_for timestamptz NOT NULL,
  payload       jsonb NOT NULL,
  token         bigint NOT NULL,
  holder        text NOT NULL,
  started_at    timestamptz NOT NULL,
  finished_at   timestamptz,
  status        text NOT NULL CHECK (status IN ('RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED')),
  read          bigint NOT NULL DEFAULT 0,
  written       bigint NOT NULL DEFAULT 0,
  rejected      bigint NOT NULL DEFAULT 0,
  skipped       bigint NOT NULL DEFAULT 0,
  held          bigint NOT NULL DEFAULT 0,
  produced      bigint NOT NULL DEFAULT 0,
  units         int NOT NULL DEFAULT 0,
  error         text,
  -- why: replicas whose clocks tick out of phase run a tick once
  UNIQUE (flow, stage, scheduled_for)
);
CREATE INDEX run_by_trigger ON run (trigger_id);
CREATE INDEX run_by_time ON run (started_at DESC);
CREATE INDEX run_open ON run (flow, stage) WHERE status = 'RUNNING';

CREATE TABLE watermark (
  flow   text NOT NULL,
  key    text NOT NULL,
  value  text NOT NULL,
  run_id text NOT NULL,
  PRIMARY KEY (flow, key)
);

CREATE TABLE lease (
  flow       text NOT NULL,
  stage      text NOT NULL,
  holder     text NOT NULL,
  token      bigint NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (flow, stage)
);

CREATE TABLE flow_state (
  flow   text PRIMARY KEY,
  paused boolean NOT NULL,
  since  timestamptz NOT NULL
);

CREATE TABLE attempt (
  flow     text NOT NULL,
  stage    text NOT NULL,
  input    text NOT NULL,
  attempts int NOT NULL,
  run_id   text NOT NULL,
  PRIMARY KEY (flow, stage, input)
);

CREATE TABLE dead_letter (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flow             text NOT NULL,
  stage            text NOT NULL,
  input            text NOT NULL,
  run_id           text NOT NULL,
  code             text NOT NULL,
  error            text NOT NULL,
  headers_filtered jsonb NOT NULL,
  body_enc         bytea NOT NULL,
  attempts         int NOT NULL,
  state            text NOT NULL CHECK (state IN ('OPEN', 'REPLAYED', 'DISCARDED', 'REPLACED')),
  created_at       timestamptz NOT NULL,
  closed_at        timestamptz
);
CREATE UNIQUE INDEX dead_letter_open ON dead_letter (flow, stage, input) WHERE state = 'OPEN';
CREATE INDEX dead_letter_by_input ON dead_letter (flow, stage, input, id);
CREATE INDEX dead_letter_by_time ON dead_letter (created_at);

CREATE TABLE rejected (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id   text NOT NULL,
  source   text NOT NULL,
  position text NOT NULL,
  reason   text NOT NULL
);
CREATE INDEX rejected_by_run ON rejected (run_id, id);

CREATE TABLE alarm (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flow       text NOT NULL,
  stage      text NOT NULL,
  kind       text NOT NULL,
  detail     text NOT NULL,
  run_id     text NOT NULL,
  raised_at  timestamptz NOT NULL,
  cleared_at timestamptz
);
-- why: one alarm for one trouble, however often it is seen
CREATE UNIQUE INDEX alarm_open ON alarm (flow, stage, kind) WHERE cleared_at IS NULL;

CREATE TABLE token (
  id         text PRIMARY KEY,
  hash       char(64) NOT NULL UNIQUE,
  party      text NOT NULL,
  scopes     text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);
