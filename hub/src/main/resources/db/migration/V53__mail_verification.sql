-- What verifications found: mails that a trigger asked for, from the queue to the mailbox.
CREATE TABLE serai.mail_verification (
  trigger_id text        PRIMARY KEY,
  at         timestamptz NOT NULL,
  asked      int         NOT NULL,
  sent       int         NOT NULL,
  confirmed  int         NOT NULL,
  failed     int         NOT NULL,
  -- neither sent nor at an end when the time was up
  waiting    int         NOT NULL,
  -- NULL: no account has a mailbox to look into
  arrived    int,
  doubled    int,
  -- from accepted to confirmed; NULL: none was
  p50_ms     bigint,
  p95_ms     bigint
);
