-- What is old is looked for every day.
CREATE INDEX mail_content_by_time ON serai.mail_content (created_at);
CREATE INDEX mail_idempotency_by_time ON serai.mail_idempotency (at);
