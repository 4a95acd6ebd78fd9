INSERT INTO serai.run (id, trigger_id, flow, stage, scheduled_for, payload, token, holder, started_at, status)
VALUES (:id, :trigger, :flow, :stage, :scheduled, :payload::jsonb, :token, :holder, :now, 'RUNNING')
ON CONFLICT (flow, stage, scheduled_for) DO NOTHING
