-- What the indices must say, counted from the mailbox documents in plain SQL. Nothing of the flow is used.

-- why by hand: DuckDB has no IDNA; these are all the hosts of generated mail that are not ASCII
CREATE TABLE idna (host VARCHAR, ascii VARCHAR);
INSERT INTO idna VALUES ('bücher.example', 'xn--bcher-kva.example');

CREATE TABLE document AS
SELECT _id AS id,
  _source ->> '$.account' AS account,
  _source ->> '$.messageId' AS message_id,
  CAST(_source ->> '$.date' AS TIMESTAMP) AS date,
  _source -> '$.from' AS sender,
  _source -> '$.to' AS receiver,
  _source -> '$.cc' AS copied
FROM read_ndjson('${source}', columns = {_id: 'VARCHAR', _source: 'JSON'})
WHERE _id NOT IN (
  SELECT _id FROM read_ndjson('${source}', columns = {_id: 'VARCHAR', _deleted: 'BOOLEAN'}) WHERE _deleted);

CREATE TABLE header AS
SELECT account, message_id, role,
  lower(trim(regexp_replace(raw, '^.*<([^<>]*)>.*$', '\1'))) AS address
FROM (
  SELECT account, message_id, 'from' AS role,
    unnest(CASE json_type(sender) WHEN 'OBJECT' THEN [sender ->> '$.address'] ELSE sender ->> '$[*].address' END) AS raw
  FROM document
  UNION ALL
  SELECT account, message_id, 'to', unnest(receiver ->> '$[*].address') FROM document
  UNION ALL
  SELECT account, message_id, 'cc', unnest(copied ->> '$[*].address') FROM document
)
WHERE message_id IS NOT NULL;

-- One row for each message of an account, address and role, however many folders it lies in.
CREATE TABLE role AS
SELECT DISTINCT account, message_id, role, local || '@' || host AS address, host AS domain
FROM (
  SELECT account, message_id, role, split_part(address, '@', 1) AS local,
    coalesce(idna.ascii, split_part(address, '@', 2)) AS host
  FROM header LEFT JOIN idna ON idna.host = split_part(address, '@', 2)
  WHERE regexp_full_match(address, '[^@\s]+@[^@\s]+')
)
WHERE NOT list_contains(string_split('${excluded}', ','), host);

CREATE TABLE message AS
SELECT account, message_id, min(date) AS first, max(date) AS latest, list_sort(list(id)) AS ids
FROM document
WHERE (account, message_id) IN (SELECT (account, message_id) FROM role)
GROUP BY account, message_id;

CREATE TABLE dated_role AS
SELECT r.*, m.first, m.latest FROM role r JOIN message m USING (account, message_id);

CREATE MACRO minute(t) AS strftime(t, '%Y-%m-%d %H:%M');
CREATE MACRO milli(t) AS strftime(t, '%Y-%m-%dT%H:%M:%S.%gZ');

CREATE VIEW expected_message AS
SELECT md5('(''' || account || ''', ''' || message_id || ''')') AS id, account, message_id, milli(first) AS first,
  milli(latest) AS latest, array_to_string(ids, ' ') AS copies
FROM message;

CREATE VIEW expected_role AS
SELECT account, message_id, role, address, domain FROM role;

CREATE VIEW expected_engagement AS
SELECT account, role, address, domain, count(*) AS messages, minute(min(first)) AS first_minute,
  milli(min(first)) AS first, minute(max(latest)) AS latest_minute, milli(max(latest)) AS latest
FROM dated_role GROUP BY account, role, address, domain;

CREATE VIEW expected_statistics AS
SELECT account, count(DISTINCT address) FILTER (role = 'from') AS senders,
  count(DISTINCT address) FILTER (role = 'to') AS receivers,
  count(DISTINCT address) FILTER (role = 'cc') AS copied,
  count(DISTINCT (address, role)) AS total, count(DISTINCT message_id) AS messages,
  count(DISTINCT domain) AS domains, milli(min(first)) AS first, milli(max(latest)) AS latest
FROM dated_role GROUP BY account;

CREATE VIEW expected_domain AS
SELECT domain, count(*) FILTER (role = 'from') AS senders, count(*) FILTER (role = 'to') AS receivers,
  count(*) FILTER (role = 'cc') AS copied, count(*) AS total, count(DISTINCT message_id) AS messages,
  count(DISTINCT address) AS addresses, milli(min(first)) AS first, milli(max(latest)) AS latest
FROM dated_role GROUP BY domain;

CREATE VIEW expected_domain_address AS
SELECT domain, address, count(*) FILTER (role = 'from') AS senders, count(*) FILTER (role = 'to') AS receivers,
  count(*) FILTER (role = 'cc') AS copied, count(*) AS total, count(DISTINCT message_id) AS messages,
  milli(min(first)) AS first, milli(max(latest)) AS latest
FROM dated_role GROUP BY domain, address;

CREATE VIEW expected_domain_account AS
SELECT domain, account, count(DISTINCT message_id) AS messages, milli(min(first)) AS first, milli(max(latest)) AS latest
FROM dated_role GROUP BY domain, account;
