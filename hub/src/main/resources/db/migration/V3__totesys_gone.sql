-- A run may also have found that a delivered row is gone: then it is forgotten when the run has closed.
ALTER TABLE serai.totesys_seen_pending ADD COLUMN gone boolean NOT NULL DEFAULT false;
