-- Contents of attachments, sealed, in parts that are read one at a time. They go with the words of their mail.
CREATE TABLE serai.mail_attachment (
  mail_id text    NOT NULL REFERENCES serai.mail_content (mail_id) ON DELETE CASCADE,
  -- its place in the mail, from 0
  n       int     NOT NULL,
  part    int     NOT NULL,
  -- whether the content ends with this part
  last    boolean NOT NULL,
  sealed  bytea   NOT NULL,
  PRIMARY KEY (mail_id, n, part)
);
ALTER TABLE serai.mail_attachment ALTER COLUMN sealed SET STORAGE EXTERNAL;
