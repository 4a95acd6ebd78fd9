UPDATE serai.lease
SET expires_at = :expires
WHERE flow = :flow AND stage = :stage AND token = :token AND holder <> ''
