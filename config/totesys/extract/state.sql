-- The source's clock before anything is read, how its text is encoded, and the extent of the table.
-- why: min and max are two index look-ups; count(*) would read the table.
SELECT (clock_timestamp() AT TIME ZONE 'UTC')::text   AS clock,
       current_setting('server_encoding')             AS encoding,
       pg_table_size(?::regclass)                     AS bytes,
       (SELECT min({key})::bigint FROM {table})       AS first_key,
       (SELECT max({key})::bigint FROM {table})       AS last_key
