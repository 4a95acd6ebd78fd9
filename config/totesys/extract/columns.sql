-- The columns a table has now. An enum counts as text.
SELECT c.column_name,
       CASE WHEN t.typtype = 'e' THEN 'text' ELSE c.data_type END AS data_type
FROM information_schema.columns c
JOIN pg_catalog.pg_namespace n ON n.nspname = c.udt_schema
JOIN pg_catalog.pg_type t ON t.typnamespace = n.oid AND t.typname = c.udt_name
WHERE c.table_schema = ? AND c.table_name = ?
ORDER BY c.ordinal_position
