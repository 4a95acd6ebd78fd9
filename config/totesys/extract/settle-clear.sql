-- A read of the whole table replaces what was known of it.
DELETE FROM serai.totesys_seen WHERE table_name = ?
