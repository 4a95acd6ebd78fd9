-- Versions of a run that has not closed wait packed: a row holds some thousand of them as COPY takes them. A row each cost
-- the extract more than reading the source did.
-- What waits in the old form is settled here as the next run would have done it.
INSERT INTO serai.totesys_seen AS s (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (p.table_name, p.pk) p.table_name, p.pk, p.last_updated, p.hash
FROM serai.totesys_seen_pending p
JOIN serai.watermark w ON w.flow = 'totesys' AND w.key = 'extract/' || p.table_name AND w.run_id = p.run_id
WHERE NOT p.gone
ORDER BY p.table_name, p.pk, p.last_updated DESC
ON CONFLICT (table_name, pk) DO UPDATE
SET last_updated = excluded.last_updated, hash = excluded.hash;

DELETE FROM serai.totesys_seen s
USING serai.totesys_seen_pending p
JOIN serai.watermark w ON w.flow = 'totesys' AND w.key = 'extract/' || p.table_name AND w.run_id = p.run_id
WHERE p.gone AND s.table_name = p.table_name AND s.pk = p.pk;

INSERT INTO serai.totesys_seen (table_name, pk, last_updated, hash)
SELECT DISTINCT ON (p.table_name, p.pk) p.table_name, p.pk, p.last_updated, ''::bytea
FROM serai.totesys_seen_pending p
WHERE NOT p.gone
ORDER BY p.table_name, p.pk, p.last_updated DESC
ON CONFLICT (table_name, pk) DO NOTHING;

DROP TABLE serai.totesys_seen_pending;

CREATE TABLE serai.totesys_seen_pending (
  batch      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id     text  NOT NULL,
  table_name text  NOT NULL,
  -- rows (pk, last_updated, hash, gone) in the binary form of COPY, without its header and trailer
  versions   bytea NOT NULL
);
-- why: digests do not shrink, trying to costs time
ALTER TABLE serai.totesys_seen_pending ALTER COLUMN versions SET STORAGE EXTERNAL;
CREATE INDEX totesys_seen_pending_run ON serai.totesys_seen_pending (table_name, run_id);
