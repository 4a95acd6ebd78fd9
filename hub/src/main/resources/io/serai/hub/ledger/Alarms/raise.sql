INSERT INTO serai.alarm (flow, stage, kind, detail, run_id, raised_at)
VALUES (:flow, :stage, :kind, :detail, :run, :now)
ON CONFLICT (flow, stage, kind) WHERE cleared_at IS NULL DO NOTHING
