INSERT INTO serai.rejected (run_id, source, position, reason) VALUES (:run, :source, :position, :reason)
