-- Clicks that were put on the queue: what settle looks for. One row for each row of a click log.
CREATE TABLE serai.leads_queued (
  unit       text        NOT NULL,
  guid       text        NOT NULL,
  -- whether the row was a bot's when it was queued last
  bot        boolean     NOT NULL,
  queued_at  timestamptz NOT NULL,
  run_id     text        NOT NULL,
  -- false until the queue has taken it: a hub that dies between the two queues it again
  sent       boolean     NOT NULL DEFAULT false,
  -- when it was found to have come to its end
  settled_at timestamptz,
  PRIMARY KEY (unit, guid)
);
CREATE INDEX leads_queued_open ON serai.leads_queued (unit, guid) WHERE settled_at IS NULL;
CREATE INDEX leads_queued_by_time ON serai.leads_queued (queued_at);

-- When the message of a letter that an operator gave back was put on its queue again.
ALTER TABLE serai.dead_letter ADD COLUMN handed_out_at timestamptz;
CREATE INDEX dead_letter_returned ON serai.dead_letter (flow, id)
  WHERE state = 'REPLAYED' AND handed_out_at IS NULL;
