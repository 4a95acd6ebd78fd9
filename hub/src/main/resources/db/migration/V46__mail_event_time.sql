-- Days of history are asked for; rows come in the order of time, so ranges of blocks tell them apart at hardly any cost.
CREATE INDEX mail_event_by_time ON serai.mail_event USING brin (at);
