-- How far each folder was read, and how many mails of it are kept: moved in the transaction that keeps them.
CREATE TABLE serai.mail_mailbox (
  account     text   NOT NULL,
  folder      text   NOT NULL,
  uidvalidity bigint NOT NULL,
  uid         bigint NOT NULL,
  kept        bigint NOT NULL,
  PRIMARY KEY (account, folder)
);

-- Mails that came in, each once: whose it is said to be, and what for. Sender, subject and text are encrypted.
CREATE TABLE serai.mail_inbound (
  -- a keyed hash of what the mail is, so that the same one read again is the same row
  id          text        PRIMARY KEY,
  account     text        NOT NULL,
  folder      text        NOT NULL,
  uidvalidity bigint      NOT NULL,
  uid         bigint      NOT NULL,
  at          timestamptz NOT NULL,
  kind        text        NOT NULL,
  because     text        NOT NULL,
  -- the mail it belongs to, and by what it was found; a guess has matched = 'sender-subject' and did nothing
  mail_id     text        REFERENCES serai.mail,
  party       text,
  matched     text,
  -- NULL: nobody is known of whom it speaks, and it did nothing
  n           int,
  opt_out     boolean     NOT NULL,
  content_enc bytea
);
CREATE INDEX mail_inbound_by_mail ON serai.mail_inbound (mail_id, at) WHERE mail_id IS NOT NULL;
CREATE INDEX mail_inbound_unmatched ON serai.mail_inbound (at, id) WHERE n IS NULL;
CREATE INDEX mail_inbound_kept ON serai.mail_inbound (at) WHERE content_enc IS NOT NULL;

-- What reports and complaints say of each recipient.
CREATE TABLE serai.mail_bounce (
  inbound_id text        NOT NULL REFERENCES serai.mail_inbound,
  seq        int         NOT NULL,
  mail_id    text        REFERENCES serai.mail,
  n          int,
  at         timestamptz NOT NULL,
  action     text        NOT NULL,
  reply_code text        NOT NULL,
  status     text        NOT NULL,
  reason     text        NOT NULL,
  hard       boolean     NOT NULL,
  because    text        NOT NULL,
  PRIMARY KEY (inbound_id, seq)
);
CREATE INDEX mail_bounce_by_recipient ON serai.mail_bounce (mail_id, n) WHERE mail_id IS NOT NULL;

-- A stop that was read from what somebody wrote, for a person to look at.
ALTER TABLE serai.mail_suppression ADD COLUMN IF NOT EXISTS review boolean NOT NULL DEFAULT false;
CREATE INDEX mail_recipient_by_hash ON serai.mail_recipient (hash, mail_id);
