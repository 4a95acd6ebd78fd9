-- Mails, who they go to, and how they stand. Neither addresses nor texts in clear: hashes here, the rest encrypted.
CREATE TABLE serai.mail (
  id               text        PRIMARY KEY,
  party            text        NOT NULL,
  batch_id         text,
  client_ref       text,
  campaign         text,
  created_at       timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  -- when somebody must look at it: the earliest recipient that waits, or the end of its lease; NULL: never again
  due_at           timestamptz,
  published_at     timestamptz,
  leases           int         NOT NULL,
  leased_at        timestamptz,
  lease_until      timestamptz,
  lease_account    text,
  lease_probe      boolean,
  lease_recipients int,
  -- I5: committed just before SMTP begins
  smtp_at          timestamptz
);
CREATE INDEX mail_due ON serai.mail (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX mail_by_party ON serai.mail (party, id);
CREATE INDEX mail_by_batch ON serai.mail (batch_id) WHERE batch_id IS NOT NULL;

-- Mails of one request, and what of it was refused: row, column, reason. Never the row.
CREATE TABLE serai.mail_batch (
  id         text        PRIMARY KEY,
  party      text        NOT NULL,
  accepted   int         NOT NULL,
  duplicates int         NOT NULL,
  rejected   jsonb       NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE serai.mail_recipient (
  mail_id    text        NOT NULL REFERENCES serai.mail,
  n          int         NOT NULL,
  hash       text        NOT NULL,
  domain     text        NOT NULL,
  state      text        NOT NULL,
  attempts   int         NOT NULL,
  not_before timestamptz,
  verdict    text,
  code       int,
  enhanced   text,
  sent_at    timestamptz,
  PRIMARY KEY (mail_id, n)
);
CREATE INDEX mail_recipient_waiting ON serai.mail_recipient (hash) WHERE not_before IS NOT NULL;
CREATE INDEX mail_recipient_held ON serai.mail_recipient (mail_id) WHERE state = 'unknown';

-- What is sent, and to whom: encrypted, and deleted when it is old.
CREATE TABLE serai.mail_content (
  mail_id    text        PRIMARY KEY REFERENCES serai.mail,
  body_enc   bytea       NOT NULL,
  created_at timestamptz NOT NULL
);

-- A request that is made again is answered again, and does nothing.
CREATE TABLE serai.mail_idempotency (
  party     text        NOT NULL,
  key       text        NOT NULL,
  body_hash text        NOT NULL,
  -- the mail or the batch that was made
  answer    text        NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (party, key)
);

CREATE TABLE serai.mail_event (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mail_id text        NOT NULL REFERENCES serai.mail,
  n       int         NOT NULL,
  at      timestamptz NOT NULL,
  type    text        NOT NULL,
  detail  text        NOT NULL
);
CREATE INDEX mail_event_by_mail ON serai.mail_event (mail_id, id);

CREATE TABLE serai.mail_suppression (
  party  text        NOT NULL,
  hash   text        NOT NULL,
  reason text        NOT NULL,
  at     timestamptz NOT NULL,
  PRIMARY KEY (party, hash)
);

-- The pool. Budgets are decided under one lock, by all hubs.
CREATE TABLE serai.mail_account (
  id             text   PRIMARY KEY,
  per_day        int    NOT NULL,
  per_minute     int    NOT NULL,
  warm_since     timestamptz,
  warm_start     int    NOT NULL,
  warm_doubling  bigint NOT NULL,
  status         text   NOT NULL,
  parks          int    NOT NULL,
  parked_until   timestamptz,
  -- why: the sum of mail_use, kept, so that choosing an account does not add up a day
  used           int    NOT NULL,
  turn           bigint NOT NULL
);

-- What leases took from budgets within the last 24 hours; older rows are gone.
CREATE TABLE serai.mail_use (
  mail_id    text        NOT NULL,
  lease      int         NOT NULL,
  account    text        NOT NULL,
  at         timestamptz NOT NULL,
  recipients int         NOT NULL,
  PRIMARY KEY (mail_id, lease)
);
CREATE INDEX mail_use_by_time ON serai.mail_use (at);
CREATE INDEX mail_use_by_account ON serai.mail_use (account, at);

CREATE TABLE serai.mail_domain_minute (
  domain     text        NOT NULL,
  minute     timestamptz NOT NULL,
  recipients int         NOT NULL,
  PRIMARY KEY (domain, minute)
);
