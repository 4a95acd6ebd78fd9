-- line_2 and district may be missing in an address; the others become 'Unknown' only when the whole address is.

-- name: rows
SELECT
  c.counterparty_id,
  c.counterparty_legal_name,
  coalesce(a.address_line_1, 'Unknown') AS counterparty_legal_address_line_1,
  a.address_line_2 AS counterparty_legal_address_line_2,
  a.district AS counterparty_legal_district,
  coalesce(a.city, 'Unknown') AS counterparty_legal_city,
  coalesce(a.postal_code, 'Unknown') AS counterparty_legal_postal_code,
  coalesce(a.country, 'Unknown') AS counterparty_legal_country,
  coalesce(a.phone, 'Unknown') AS counterparty_legal_phone_number
FROM counterparty AS c
LEFT JOIN address AS a ON a.address_id = c.legal_address_id;

-- name: warnings
SELECT count(*)
FROM counterparty AS c
WHERE NOT EXISTS (SELECT 1 FROM address AS a WHERE a.address_id = c.legal_address_id);
