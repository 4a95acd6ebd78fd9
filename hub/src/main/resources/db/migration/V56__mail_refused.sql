-- Mails that a party put on the bus and that were refused: why, and never what they said.
CREATE TABLE serai.mail_refused (
  party      text        NOT NULL,
  -- the bus's own number of the message, so that one that comes again is the same row
  id         text        NOT NULL,
  at         timestamptz NOT NULL,
  client_ref text,
  code       text        NOT NULL,
  reason     text        NOT NULL,
  PRIMARY KEY (party, id)
);
CREATE INDEX mail_refused_by_time ON serai.mail_refused (at);
