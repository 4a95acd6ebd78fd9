INSERT INTO serai.token (id, hash, party, scopes, created_at, expires_at)
VALUES (:id, :hash, :party, :scopes, :now, :expires)
