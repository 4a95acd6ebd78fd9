SELECT id, stage, body_enc FROM serai.dead_letter
WHERE flow = :flow AND run_id = 'queue' AND state = 'REPLAYED' AND handed_out_at IS NULL AND length(body_enc) > 0
ORDER BY id
LIMIT :limit
