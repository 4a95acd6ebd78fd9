-- The second line behind the condition on party that each statement has: a transaction that names a party (serai.party, see
-- io.serai.mail.store.Transactions) sees and writes that party's rows alone. The hub's own work names none and sees all.
-- FORCE, for the hub's user owns the tables. Superusers pass: a hub in production has a plain user.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY[
    'mail', 'mail_batch', 'mail_heartbeat', 'mail_idempotency', 'mail_inbound', 'mail_party_use', 'mail_refused', 'mail_suppression'
  ] LOOP
    EXECUTE format('ALTER TABLE serai.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE serai.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format(
      $policy$CREATE POLICY party ON serai.%I USING (coalesce(current_setting('serai.party', true), '') IN ('', party))$policy$,
      one);
  END LOOP;
END
$$;
