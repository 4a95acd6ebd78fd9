SELECT pg_advisory_xact_lock(hashtextextended('serai/' || :flow, 0))::text
