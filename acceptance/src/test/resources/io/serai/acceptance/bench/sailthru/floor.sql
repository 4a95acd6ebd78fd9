-- The floor of sailthru: DuckDB reads the unpacked export and writes CSV, PostgreSQL takes it by COPY and merges it.
-- {folder} holds both.

-- name: read_blast
CREATE TABLE b AS
SELECT * FROM read_json('{folder}/blast.20160401.json', format = 'newline_delimited',
  columns = {'id': 'BIGINT', 'day': 'DATE', 'name': 'VARCHAR'});

-- name: read_message
CREATE TABLE m AS
SELECT * FROM read_json('{folder}/message_blast.20160401.json', format = 'newline_delimited',
  columns = {'blast_id': 'BIGINT', 'profile_id': 'VARCHAR', 'message_id': 'BIGINT', 'send_time': 'VARCHAR', 'device': 'VARCHAR',
    'message_revenue': 'DECIMAL(18, 2)', 'delivery_status': 'VARCHAR',
    'opens': 'STRUCT(ts STRUCT("$date" BIGINT))[]', 'clicks': 'STRUCT(url VARCHAR, ts STRUCT("$date" BIGINT))[]'});

-- name: read_transactional
CREATE TABLE t AS
SELECT * FROM read_json('{folder}/message_transactional.20160401.json', format = 'newline_delimited',
  columns = {'id': 'VARCHAR', 'profile_id': 'VARCHAR', 'template': 'VARCHAR', 'send_time': 'VARCHAR', 'device': 'VARCHAR',
    'message_revenue': 'DECIMAL(18, 2)', 'delivery_status': 'VARCHAR',
    'opens': 'STRUCT(ts STRUCT("$date" BIGINT))[]', 'clicks': 'STRUCT(url VARCHAR, ts STRUCT("$date" BIGINT))[]'});

-- name: read_profile
CREATE TABLE p AS
SELECT * FROM read_json('{folder}/profile.20160401.json', format = 'newline_delimited',
  columns = {'id': 'VARCHAR', 'email': 'VARCHAR', 'create_date': 'VARCHAR', 'signup_time': 'VARCHAR', 'optout_reason': 'VARCHAR',
    'optout_time': 'VARCHAR', 'total_opens': 'INTEGER', 'total_clicks': 'INTEGER', 'total_unique_opens': 'INTEGER',
    'total_unique_clicks': 'INTEGER', 'total_pageviews': 'INTEGER', 'total_messages': 'INTEGER', 'last_open': 'VARCHAR',
    'last_click': 'VARCHAR', 'last_pageview': 'VARCHAR',
    'geo': 'STRUCT(city MAP(VARCHAR, INTEGER), state MAP(VARCHAR, INTEGER), zip MAP(VARCHAR, INTEGER), country MAP(VARCHAR, INTEGER), "count" INTEGER)',
    'browser': 'MAP(VARCHAR, INTEGER)', 'lists_signup': 'MAP(VARCHAR, VARCHAR)', 'vars': 'MAP(VARCHAR, JSON)'});

-- name: csv_blast
SELECT id, day, name FROM b

-- name: csv_message_blast_msg
SELECT blast_id, profile_id, message_id, send_time || '-04', device, message_revenue, delivery_status FROM m

-- name: csv_message_blast_action
SELECT blast_id, profile_id, name, make_timestamp(moment * 1000) || '+00', url,
  row_number() OVER (PARTITION BY blast_id, profile_id, name, moment, url)
FROM (
  SELECT blast_id, profile_id, 'open' AS name, o.ts."$date" AS moment, NULL AS url FROM (SELECT *, unnest(opens) AS o FROM m)
  UNION ALL
  SELECT blast_id, profile_id, 'click', c.ts."$date", c.url FROM (SELECT *, unnest(clicks) AS c FROM m))

-- name: csv_message_transactional_msg
SELECT id, profile_id, template, send_time || '-04', device, message_revenue, delivery_status FROM t

-- name: csv_message_transactional_action
SELECT id, profile_id, name, make_timestamp(moment * 1000) || '+00', url, row_number() OVER (PARTITION BY id, name, moment, url)
FROM (
  SELECT id, profile_id, 'open' AS name, o.ts."$date" AS moment, NULL AS url FROM (SELECT *, unnest(opens) AS o FROM t)
  UNION ALL
  SELECT id, profile_id, 'click', c.ts."$date", c.url FROM (SELECT *, unnest(clicks) AS c FROM t))

-- name: csv_profile
SELECT id, sha256(lower(trim(email))), split_part(email, '@', 2), coalesce(geo."count", 0), optout_reason, optout_time || '-04',
  create_date || '-04', signup_time || '-04', total_opens, total_clicks, total_unique_opens, total_unique_clicks, total_pageviews,
  total_messages, last_open || '-04', last_click || '-04', last_pageview || '-04'
FROM p

-- name: csv_profile_geo
SELECT id, scope, e.key, e.value
FROM (
  SELECT id, 'city' AS scope, unnest(map_entries(geo.city)) AS e FROM p
  UNION ALL SELECT id, 'state', unnest(map_entries(geo.state)) FROM p
  UNION ALL SELECT id, 'zip', unnest(map_entries(geo.zip)) FROM p
  UNION ALL SELECT id, 'country', unnest(map_entries(geo.country)) FROM p)

-- name: csv_profile_browser
SELECT id, e.key, e.value FROM (SELECT id, unnest(map_entries(browser)) AS e FROM p)

-- name: csv_profile_lists_signup
SELECT id, e.key, e.value || '-04' FROM (SELECT id, unnest(map_entries(lists_signup)) AS e FROM p)

-- name: csv_profile_vars
SELECT id, e.key, e.value ->> '$', coalesce(lower(json_type(e.value)), 'null') FROM (SELECT id, unnest(map_entries(vars)) AS e FROM p)

-- name: columns_blast
id, day, name
-- name: columns_message_blast_msg
blast_id, profile_id, message_id, send_time, device, message_revenue, delivery_status
-- name: columns_message_blast_action
blast_id, profile_id, action_name, action_ts, action_url, occurrence
-- name: columns_message_transactional_msg
id, profile_id, template, send_time, device, message_revenue, delivery_status
-- name: columns_message_transactional_action
id, profile_id, action_name, action_ts, action_url, occurrence
-- name: columns_profile
id, email_hash, email_domain, geo_count, optout_reason, optout_time, create_date, signup_time, total_opens, total_clicks, total_unique_opens, total_unique_clicks, total_pageviews, total_messages, last_open, last_click, last_pageview
-- name: columns_profile_geo
id, scope, label, quantity
-- name: columns_profile_browser
id, browser, quantity
-- name: columns_profile_lists_signup
id, list, ts
-- name: columns_profile_vars
id, var, val, val_type
