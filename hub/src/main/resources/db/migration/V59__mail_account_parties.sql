-- Who may send from an account; everybody when it names nobody.
ALTER TABLE serai.mail_account ADD COLUMN parties text[] NOT NULL DEFAULT '{}';
