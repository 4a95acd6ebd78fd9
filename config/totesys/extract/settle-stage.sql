-- Where the versions of a run are unpacked, for one merge.
DROP TABLE IF EXISTS pg_temp.totesys_unpacked;
CREATE TEMPORARY TABLE totesys_unpacked (
  pk           bigint    NOT NULL,
  last_updated timestamp NOT NULL,
  hash         bytea     NOT NULL,
  gone         boolean   NOT NULL
) ON COMMIT DROP
