-- What the vendor delivered: one row for each state of a file that was ever seen in the inbox.
CREATE TABLE serai.sailthru_delivery (
  source      text        NOT NULL,
  -- size, time and, on S3, the ETag: another delivery under the same name has another one
  fingerprint text        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('WAITING', 'RECEIVING', 'RECEIVED', 'SET_ASIDE')),
  -- how often it was found broken
  broken      int         NOT NULL DEFAULT 0,
  manifest    text,
  run_id      text        NOT NULL,
  seen_at     timestamptz NOT NULL,
  PRIMARY KEY (source, fingerprint)
);

-- People who were erased. A row stays: it keeps a file that is delivered again from bringing them back.
-- An address is kept as the hashes under every key there was.
CREATE TABLE serai.sailthru_tombstone (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  profile_ids  text[]      NOT NULL,
  email_hashes text[]      NOT NULL,
  requested_at timestamptz NOT NULL,
  erased_at    timestamptz,
  run_id       text
);
