SELECT id, party, scopes
FROM serai.token
WHERE hash = :hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
