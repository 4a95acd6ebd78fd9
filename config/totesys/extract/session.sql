-- why: set_config binds its values and is local to the transaction, so a pooled connection keeps nothing.
SELECT set_config('statement_timeout', ?, true),
       set_config('TimeZone', 'UTC', true),
       set_config('DateStyle', 'ISO, YMD', true)
