SELECT id, party, scopes, created_at, expires_at, revoked_at FROM serai.token ORDER BY created_at, id
