-- A counterparty and its address come together: whoever reads one must find the other.
WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
located AS (
  INSERT INTO "address" ("address_line_1", "city", "postal_code", "country", "phone", "created_at", "last_updated")
  SELECT 1 + a % 300 || ' New Road', 'Zürich', to_char(b % 10000, 'FM00000'), 'Switzerland', '0' || b, at, at
  FROM given
  RETURNING *
),
named AS (
  INSERT INTO "counterparty" ("counterparty_legal_name", "legal_address_id", "created_at", "last_updated")
  SELECT 'O''Brien, ' || a || ' & Co', "address_id", "created_at", "last_updated" FROM located, given
  RETURNING *
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, table_name, pk, row
FROM given, (
  SELECT 1 AS turn, 'address' AS table_name, "address_id" AS pk, to_jsonb(located) AS row FROM located
  UNION ALL SELECT 2, 'counterparty', "counterparty_id", to_jsonb(named) FROM named
) changed
ORDER BY turn
