-- A large load of an empty table sorts its indexes once, at the end, instead of filling them row by row.

-- name: first
-- why: not in another's table, nor with a foreign key, view or replica identity on an index: dropping that would fail or be
-- noticed; nor where an index has what would not come back with it
SELECT count(*)
FROM pg_class AS t
WHERE t.oid = CAST('{target}' AS regclass)
  AND t.relkind = 'r' AND NOT t.relispartition
  AND pg_has_role(t.relowner, 'USAGE')
  AND has_schema_privilege(t.relnamespace, 'CREATE')
  AND (SELECT reltuples FROM pg_class WHERE oid = CAST('{stage}' AS regclass)) >= 50000
  AND NOT EXISTS (SELECT 1 FROM {target})
  AND NOT EXISTS (
    SELECT 1
    FROM pg_index AS i
    JOIN pg_class AS x ON x.oid = i.indexrelid
    LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid
    LEFT JOIN pg_depend AS d ON d.deptype = 'n'
      AND (d.refclassid = CAST('pg_class' AS regclass) AND d.refobjid = i.indexrelid
        OR d.refclassid = CAST('pg_constraint' AS regclass) AND d.refobjid = c.oid)
    WHERE i.indrelid = t.oid AND (i.indisreplident OR d.objid IS NOT NULL
      OR i.indisclustered OR NOT i.indisvalid OR x.reltablespace <> 0 OR x.reloptions IS NOT NULL));

-- name: drop
SELECT CASE
    WHEN c.oid IS NULL THEN format('DROP INDEX %s', CAST(i.indexrelid AS regclass))
    ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', CAST(i.indrelid AS regclass), c.conname)
  END
FROM pg_index AS i
LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid
WHERE i.indrelid = CAST('{target}' AS regclass);

-- name: add
SELECT CASE
    WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
    ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', CAST(i.indrelid AS regclass), c.conname, pg_get_constraintdef(c.oid))
  END
FROM pg_index AS i
LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid
WHERE i.indrelid = CAST('{target}' AS regclass)
ORDER BY i.indexrelid;
