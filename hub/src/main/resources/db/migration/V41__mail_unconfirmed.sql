-- Mails that a server took and whose confirmation did not come: how often it was asked for.
CREATE TABLE serai.mail_unconfirmed (
  mail_id  text        PRIMARY KEY REFERENCES serai.mail,
  asks     int         NOT NULL,
  asked_at timestamptz NOT NULL
);
CREATE INDEX mail_recipient_sent ON serai.mail_recipient (sent_at) WHERE state = 'sent';

-- Round trips through both queues. Only the id travels.
CREATE TABLE serai.mail_heartbeat (
  id           text        PRIMARY KEY,
  party        text        NOT NULL,
  text         text        NOT NULL,
  asked_at     timestamptz NOT NULL,
  published_at timestamptz,
  returned_at  timestamptz,
  UNIQUE (party, text)
);
CREATE INDEX mail_heartbeat_unpublished ON serai.mail_heartbeat (id) WHERE published_at IS NULL;
