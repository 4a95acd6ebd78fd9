-- What hangs on a profile is replaced with it; {profiles} holds the staged profiles that won.

-- name: replace
DELETE FROM {target} AS t USING {profiles} AS p WHERE t.id = p.id;

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
SELECT {columns}, ?, ?, ?
FROM {stage}
ON CONFLICT (id, export_ts, precedence) DO NOTHING;

-- name: keep
INSERT INTO {target}_history ({columns}, export_ts, precedence)
SELECT {c_columns}, s.export_ts, s.precedence
FROM {stage} AS c
JOIN {profiles} AS p ON p.id = c.id AND p.line_no = c.line_no
CROSS JOIN (SELECT CAST(? AS timestamptz) AS export_ts, CAST(? AS bigint) AS precedence) AS s
WHERE NOT EXISTS (
  SELECT 1 FROM {target}_history AS h
  WHERE h.id = c.id AND h.export_ts = s.export_ts AND h.precedence = s.precedence);
