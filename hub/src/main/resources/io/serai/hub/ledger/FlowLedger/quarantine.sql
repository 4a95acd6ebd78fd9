INSERT INTO serai.dead_letter
  (flow, stage, input, run_id, code, error, headers_filtered, body_enc, attempts, state, created_at)
SELECT :flow, :stage, :input, :run, :code, :error, :headers::jsonb, :body,
       coalesce((SELECT attempts FROM serai.attempt WHERE flow = :flow AND stage = :stage AND input = :input), 1),
       'OPEN', :now
ON CONFLICT (flow, stage, input) WHERE state = 'OPEN' DO NOTHING
