-- What the indices say, in the shape of the recount.

CREATE VIEW actual_message AS
SELECT _id, d ->> '$.account', d ->> '$.message_id', list_min(d ->> '$.date[*]'), list_max(d ->> '$.date[*]'),
  array_to_string(list_sort(d ->> '$.source_ids[*]'), ' ')
FROM roles;

CREATE VIEW actual_role AS
SELECT account, message_id, e ->> '$.role', e ->> '$.email_address', e ->> '$.domain'
FROM (
  SELECT d ->> '$.account' AS account, d ->> '$.message_id' AS message_id, unnest(d -> '$.message_roles[*]') AS e
  FROM roles
);

CREATE VIEW actual_engagement AS
SELECT account, role, e ->> '$.email_address', e ->> '$.domain', CAST(e ->> '$.count' AS BIGINT),
  e ->> '$.earliest_engagement_date', e ->> '$.earliest_engagement_at', e ->> '$.latest_engagement_date',
  e ->> '$.latest_engagement_at'
FROM (
  SELECT _id AS account, 'from' AS role, unnest(d -> '$.emails_from[*]') AS e FROM accounts
  UNION ALL
  SELECT _id, 'to', unnest(d -> '$.emails_to[*]') FROM accounts
  UNION ALL
  SELECT _id, 'cc', unnest(d -> '$.emails_cc[*]') FROM accounts
);

CREATE VIEW actual_statistics AS
SELECT _id, CAST(d ->> '$.emails_from_count' AS BIGINT), CAST(d ->> '$.emails_to_count' AS BIGINT),
  CAST(d ->> '$.emails_cc_count' AS BIGINT), CAST(d ->> '$.total_emails_count' AS BIGINT),
  CAST(d ->> '$.messages' AS BIGINT), CAST(d ->> '$.domains' AS BIGINT), d ->> '$.first_contact_at',
  d ->> '$.latest_contact_at'
FROM statistics;

CREATE VIEW actual_domain AS
SELECT _id, CAST(d ->> '$.total_from' AS BIGINT), CAST(d ->> '$.total_to' AS BIGINT),
  CAST(d ->> '$.total_cc' AS BIGINT), CAST(d ->> '$.total_emails' AS BIGINT),
  CAST(d ->> '$.distinct_messages' AS BIGINT), CAST(d ->> '$.addresses' AS BIGINT), d ->> '$.first_contact_at',
  d ->> '$.latest_contact_at'
FROM domains;

CREATE VIEW actual_domain_address AS
SELECT domain, e ->> '$.email_address', CAST(e ->> '$.from_count' AS BIGINT), CAST(e ->> '$.to_count' AS BIGINT),
  CAST(e ->> '$.cc_count' AS BIGINT), CAST(e ->> '$.total_count' AS BIGINT),
  CAST(e ->> '$.distinct_messages' AS BIGINT), e ->> '$.first_contact_at', e ->> '$.latest_contact_at'
FROM (SELECT _id AS domain, unnest(d -> '$.email_engagements[*]') AS e FROM domains);

CREATE VIEW actual_domain_account AS
SELECT domain, e ->> '$.account', CAST(e ->> '$.count' AS BIGINT), e ->> '$.first', e ->> '$.latest'
FROM (SELECT _id AS domain, unnest(d -> '$.accounts[*]') AS e FROM domains);
