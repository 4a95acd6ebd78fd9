-- The code is kept as the source has it; the name is the JVM's English one.

-- name: rows
SELECT
  c.currency_id,
  c.currency_code,
  coalesce(n.currency_name, 'Unknown Currency') AS currency_name
FROM currency AS c
LEFT JOIN currency_names AS n ON n.currency_code = c.currency_code;

-- name: warnings
SELECT count(*)
FROM currency AS c
WHERE NOT EXISTS (SELECT 1 FROM currency_names AS n WHERE n.currency_code = c.currency_code);
