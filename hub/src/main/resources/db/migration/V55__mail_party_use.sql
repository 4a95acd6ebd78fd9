-- What parties asked for in a minute or a day.
CREATE TABLE serai.mail_party_use (
  party text        NOT NULL,
  kind  text        NOT NULL,
  since timestamptz NOT NULL,
  used  int         NOT NULL,
  PRIMARY KEY (party, kind, since)
);
