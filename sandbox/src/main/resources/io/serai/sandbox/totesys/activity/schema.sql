-- What the activity did, so that a test can replay it against what a hub delivered. It lies outside
-- the schema a hub reads.
CREATE SCHEMA IF NOT EXISTS activity;

-- row: the whole row as it is afterwards; null when it was deleted.
CREATE TABLE IF NOT EXISTS activity.audit (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMP(3) NOT NULL,
  action TEXT NOT NULL,
  table_name TEXT NOT NULL,
  pk INTEGER,
  row JSONB
);

-- An existing id of a table, chosen by any number; null when the table is empty.
CREATE OR REPLACE FUNCTION activity.pick(table_name TEXT, n INTEGER) RETURNS INTEGER
LANGUAGE plpgsql STABLE AS $$
DECLARE
  id INTEGER;
BEGIN
  EXECUTE format(
    'SELECT min(%1$I) FROM %2$I WHERE %1$I >= 1 + $1 %% (SELECT max(%1$I) FROM %2$I)',
    table_name || '_id', table_name) INTO id USING n;
  RETURN id;
END $$;
