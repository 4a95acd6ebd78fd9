-- Sailthru's exports: what was sent, opened and clicked, and who gets it. Times are UTC; sizes of texts are those of
-- Redshift, where they count bytes. export_ts and precedence say which file a row is from: the greater pair wins.

CREATE TABLE blast (
  id bigint PRIMARY KEY,
  day date,
  name varchar(1024),
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL,
  ingest_id bigint NOT NULL
);

CREATE TABLE message_blast_msg (
  blast_id bigint NOT NULL,
  profile_id varchar(24) NOT NULL,
  message_id bigint,
  send_time timestamptz NOT NULL,
  send_time_flag varchar(8),
  device varchar(256),
  message_revenue numeric(18, 2),
  delivery_status varchar(256),
  optout boolean,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL,
  ingest_id bigint NOT NULL,
  PRIMARY KEY (blast_id, profile_id)
);
CREATE INDEX message_blast_msg_person ON message_blast_msg (profile_id);

CREATE TABLE message_blast_action (
  blast_id bigint NOT NULL,
  profile_id varchar(24) NOT NULL,
  action_name varchar(8) NOT NULL,
  action_ts timestamptz,
  action_url varchar(8192),
  occurrence integer NOT NULL,
  first_export_ts timestamptz NOT NULL,
  ingest_id bigint NOT NULL
);
-- why: a link may be longer than an index takes, and NULL must equal NULL for a repeat to be one
CREATE UNIQUE INDEX message_blast_action_key ON message_blast_action
  (blast_id, profile_id, action_name, coalesce(action_ts, '-infinity'), md5(coalesce(action_url, '')), occurrence);
CREATE INDEX message_blast_action_person ON message_blast_action (profile_id);

CREATE TABLE message_transactional_msg (
  id varchar(32) PRIMARY KEY,
  profile_id varchar(24) NOT NULL,
  template varchar(512),
  send_time timestamptz NOT NULL,
  send_time_flag varchar(8),
  device varchar(256),
  message_revenue numeric(18, 2),
  delivery_status varchar(256),
  optout boolean,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL,
  ingest_id bigint NOT NULL
);
CREATE INDEX message_transactional_msg_person ON message_transactional_msg (profile_id);

CREATE TABLE message_transactional_action (
  id varchar(32) NOT NULL,
  profile_id varchar(24) NOT NULL,
  action_name varchar(8) NOT NULL,
  action_ts timestamptz,
  action_url varchar(8192),
  occurrence integer NOT NULL,
  first_export_ts timestamptz NOT NULL,
  ingest_id bigint NOT NULL
);
CREATE UNIQUE INDEX message_transactional_action_key ON message_transactional_action
  (id, action_name, coalesce(action_ts, '-infinity'), md5(coalesce(action_url, '')), occurrence);
CREATE INDEX message_transactional_action_person ON message_transactional_action (profile_id);

-- The latest state of every profile; its children are replaced with it.
CREATE TABLE profile (
  id varchar(24) PRIMARY KEY,
  email_hash varchar(64),
  email_domain varchar(256),
  email_key varchar(32),
  geo_count integer NOT NULL,
  optout_reason varchar(256),
  optout_time timestamptz,
  create_date timestamptz,
  signup_time timestamptz,
  total_opens integer,
  total_clicks integer,
  total_unique_opens integer,
  total_unique_clicks integer,
  total_pageviews integer,
  total_messages integer,
  last_open timestamptz,
  last_click timestamptz,
  last_pageview timestamptz,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL,
  ingest_id bigint NOT NULL
);
CREATE INDEX profile_email_hash ON profile (email_hash);

CREATE TABLE profile_geo (
  id varchar(24) NOT NULL,
  scope varchar(24) NOT NULL,
  label varchar(256) NOT NULL,
  quantity integer NOT NULL
);
-- why: the rows of a profile are unique because they are replaced together; an index over labels would be larger than the table
CREATE INDEX profile_geo_id ON profile_geo (id);

CREATE TABLE profile_browser (
  id varchar(24) NOT NULL,
  browser varchar(128) NOT NULL,
  quantity integer NOT NULL
);
-- why: the rows of a profile are unique because they are replaced together; an index over labels would be larger than the table
CREATE INDEX profile_browser_id ON profile_browser (id);

CREATE TABLE profile_lists_signup (
  id varchar(24) NOT NULL,
  list varchar(256) NOT NULL,
  ts timestamptz
);
-- why: the rows of a profile are unique because they are replaced together; an index over labels would be larger than the table
CREATE INDEX profile_lists_signup_id ON profile_lists_signup (id);

CREATE TABLE profile_vars (
  id varchar(24) NOT NULL,
  var varchar(256) NOT NULL,
  val varchar(4096),
  val_type varchar(8) NOT NULL
);
-- why: the rows of a profile are unique because they are replaced together; an index over labels would be larger than the table
CREATE INDEX profile_vars_id ON profile_vars (id);

-- Addresses under AES-256-GCM, with sailthru.pii.mode=encrypt alone; nobody but the hub may read it.
CREATE TABLE profile_email (
  id varchar(24) PRIMARY KEY,
  email_enc varchar(1024) NOT NULL
);
REVOKE ALL ON profile_email FROM PUBLIC;

-- Every state of every profile, with sailthru.profile=history alone.
CREATE TABLE profile_history (
  id varchar(24) NOT NULL,
  email_hash varchar(64),
  email_domain varchar(256),
  email_key varchar(32),
  geo_count integer NOT NULL,
  optout_reason varchar(256),
  optout_time timestamptz,
  create_date timestamptz,
  signup_time timestamptz,
  total_opens integer,
  total_clicks integer,
  total_unique_opens integer,
  total_unique_clicks integer,
  total_pageviews integer,
  total_messages integer,
  last_open timestamptz,
  last_click timestamptz,
  last_pageview timestamptz,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL,
  ingest_id bigint NOT NULL,
  PRIMARY KEY (id, export_ts, precedence)
);

CREATE TABLE profile_geo_history (
  id varchar(24) NOT NULL,
  scope varchar(24) NOT NULL,
  label varchar(256) NOT NULL,
  quantity integer NOT NULL,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL
);
CREATE INDEX profile_geo_history_id ON profile_geo_history (id);

CREATE TABLE profile_browser_history (
  id varchar(24) NOT NULL,
  browser varchar(128) NOT NULL,
  quantity integer NOT NULL,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL
);
CREATE INDEX profile_browser_history_id ON profile_browser_history (id);

CREATE TABLE profile_lists_signup_history (
  id varchar(24) NOT NULL,
  list varchar(256) NOT NULL,
  ts timestamptz,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL
);
CREATE INDEX profile_lists_signup_history_id ON profile_lists_signup_history (id);

CREATE TABLE profile_vars_history (
  id varchar(24) NOT NULL,
  var varchar(256) NOT NULL,
  val varchar(4096),
  val_type varchar(8) NOT NULL,
  export_ts timestamptz NOT NULL,
  precedence bigint NOT NULL
);
CREATE INDEX profile_vars_history_id ON profile_vars_history (id);

-- The flat shape of the exports: a row for each action, one without for a message without any.
CREATE VIEW message_blast AS
SELECT m.profile_id, m.send_time, m.blast_id, m.message_id, m.device, m.message_revenue, m.delivery_status,
  a.action_name, a.action_ts, a.action_url, a.occurrence, m.send_time_flag, m.optout, m.export_ts
FROM message_blast_msg AS m
LEFT JOIN message_blast_action AS a ON a.blast_id = m.blast_id AND a.profile_id = m.profile_id;

CREATE VIEW message_transactional AS
SELECT m.profile_id, m.template, m.send_time, m.id, m.device, m.message_revenue, m.delivery_status,
  a.action_name, a.action_ts, a.action_url, a.occurrence, m.send_time_flag, m.optout, m.export_ts
FROM message_transactional_msg AS m
LEFT JOIN message_transactional_action AS a ON a.id = m.id;

-- Messages whose campaign is in no export yet; they find it when its file arrives.
CREATE VIEW orphan_message_blast AS
SELECT m.blast_id, count(*) AS messages, min(m.send_time) AS first_sent
FROM message_blast_msg AS m
LEFT JOIN blast AS b ON b.id = m.blast_id
WHERE b.id IS NULL
GROUP BY m.blast_id;

-- How fresh the data are: a row for each export file of each delivery, written with its rows.
CREATE TABLE updated (
  ingest_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id text NOT NULL,
  source_file varchar(512) NOT NULL,
  sha256 char(64) NOT NULL,
  client_id varchar(32),
  kind varchar(32) NOT NULL,
  data_day date NOT NULL,
  export_ts timestamptz NOT NULL,
  ingest_ts timestamptz NOT NULL,
  rows_read bigint NOT NULL,
  rows_loaded bigint NOT NULL,
  rows_rejected bigint NOT NULL,
  rows_skipped_dup bigint NOT NULL,
  status varchar(16) NOT NULL CHECK (status IN ('LOADED', 'DUPLICATE', 'FAILED', 'EMPTY')),
  notes text
);
CREATE INDEX updated_file ON updated (source_file, sha256);
CREATE INDEX updated_kind ON updated (kind, export_ts);
COMMENT ON COLUMN updated.notes IS 'JSON: unknown keys, values that were cut, times in a gap or overlap, each with its count';

-- Which manifests are in: written in the transaction that loads them. token fences off a hub that lost its lease;
-- target_rows is the JSON of every table's count(*) when that transaction committed.
CREATE TABLE serai_load (
  manifest_key text PRIMARY KEY,
  load_order bigint GENERATED ALWAYS AS IDENTITY,
  run_id text NOT NULL,
  sha256 char(64) NOT NULL,
  token bigint NOT NULL,
  rows bigint NOT NULL,
  target_rows text NOT NULL,
  loaded_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX serai_load_order ON serai_load (load_order);
CREATE INDEX serai_load_run ON serai_load (run_id);
