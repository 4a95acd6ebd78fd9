SELECT stage
FROM serai.lease
WHERE flow = :flow AND stage <> :own AND stage IN (<stages>) AND expires_at > :now
