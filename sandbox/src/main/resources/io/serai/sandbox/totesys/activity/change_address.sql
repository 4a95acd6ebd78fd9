WITH given (action, at, a, b) AS (VALUES (?, ?::TIMESTAMP(3), ?::INTEGER, ?::INTEGER)),
changed AS (
  UPDATE "address" SET "city" = (ARRAY['Northaven', 'Łomża', 'Saint-Malo', 'N''Djamena'])[1 + b % 4], "last_updated" = at
  FROM given
  WHERE "address_id" = (SELECT activity.pick('address', a) FROM given)
  RETURNING "address".*
)
INSERT INTO activity.audit (at, action, table_name, pk, row)
SELECT at, action, 'address', "address_id", to_jsonb(changed) FROM given, changed
