-- What hangs on a profile is replaced with it; {profiles} holds the staged profiles that won.

-- name: replace
DELETE FROM {target} WHERE id IN (SELECT id FROM {profiles});

-- name: insert
INSERT INTO {target} ({columns})
SELECT {c_columns}
FROM {stage} AS c
JOIN {profiles} AS p ON p.id = c.id AND p.line_no = c.line_no;

-- name: insert_all
-- why: a first export has nobody to look up, and millions of rows
INSERT INTO {target} ({columns})
SELECT {columns}
FROM {stage};

-- name: keep_profiles
-- Every state, late ones too.
INSERT INTO profile_history ({columns}, export_ts, precedence, ingest_id)
SELECT {s_columns}, e.export_ts, e.precedence, e.ingest_id
FROM {stage} AS s
CROSS JOIN (
  SELECT CAST(? AS timestamptz) AS export_ts, CAST(? AS bigint) AS precedence, CAST(? AS bigint) AS ingest_id) AS e
LEFT JOIN profile_history AS h ON h.id = s.id AND h.export_ts = e.export_ts AND h.precedence = e.precedence
WHERE h.id IS NULL;

-- name: keep
INSERT INTO {target}_history ({columns}, export_ts, precedence)
SELECT {c_columns}, e.export_ts, e.precedence
FROM {stage} AS c
JOIN {profiles} AS p ON p.id = c.id AND p.line_no = c.line_no
CROSS JOIN (SELECT CAST(? AS timestamptz) AS export_ts, CAST(? AS bigint) AS precedence) AS e
LEFT JOIN (SELECT DISTINCT id, export_ts, precedence FROM {target}_history) AS h
  ON h.id = c.id AND h.export_ts = e.export_ts AND h.precedence = e.precedence
WHERE h.id IS NULL;
