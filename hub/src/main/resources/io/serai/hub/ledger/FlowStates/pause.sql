INSERT INTO serai.flow_state (flow, paused, since)
VALUES (:flow, :paused, :now)
ON CONFLICT (flow) DO UPDATE SET paused = excluded.paused, since = excluded.since
WHERE flow_state.paused <> excluded.paused
