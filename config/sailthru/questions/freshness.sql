-- title: How old the data are
-- about: The newest export of each kind; a file that is delivered again does not count.
-- column: kind text kind of export
-- column: data_as_of moment time of the newest export
-- column: loaded_at moment when an export was last loaded
-- column: duplicates integer files that were delivered again
SELECT kind,
  max(CASE WHEN status IN ('LOADED', 'EMPTY') THEN export_ts END) AS data_as_of,
  max(CASE WHEN status IN ('LOADED', 'EMPTY') THEN ingest_ts END) AS loaded_at,
  sum(CASE WHEN status = 'DUPLICATE' THEN 1 ELSE 0 END) AS duplicates
FROM updated
GROUP BY kind
ORDER BY kind;
