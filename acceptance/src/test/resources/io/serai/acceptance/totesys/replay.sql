-- What a warehouse must hold, told from the source's audit log alone. One statement for each target: the current state of
-- dimensions, the whole history of facts. Nothing here knows how the hub works, only when it looked.
CREATE SCHEMA replay;

-- A look of the hub at the source: a plain one sees stamped changes, a comparison everything that large tables hold.
CREATE TABLE replay.look (n integer PRIMARY KEY, compared boolean NOT NULL);

-- Every state of every row, in the order of its changes; look is the first one that could see it. A null row is a deletion.
CREATE TABLE replay.version (
  seq bigint NOT NULL,
  table_name text NOT NULL,
  pk integer NOT NULL,
  row jsonb,
  look integer NOT NULL,
  PRIMARY KEY (table_name, pk, seq)
);

-- A state is delivered when a look falls between it and the next one; of a small table when a plain one does.
CREATE VIEW replay.delivered AS
WITH spans AS (
  SELECT v.*, coalesce(lead(look) OVER (PARTITION BY table_name, pk ORDER BY seq), 2147483647) AS until
  FROM replay.version AS v
)
SELECT s.*
FROM spans AS s
WHERE EXISTS (
  SELECT 1 FROM replay.look AS l
  WHERE l.n >= s.look AND l.n < s.until
    AND (NOT l.compared
      OR s.table_name IN ('sales_order', 'purchase_order', 'payment', 'transaction'))
    AND (l.compared OR s.row IS NOT NULL
      OR s.table_name NOT IN ('sales_order', 'purchase_order', 'payment', 'transaction')));

-- The last state of each row, and whether the source still has it.
CREATE VIEW replay.last AS
SELECT DISTINCT ON (d.table_name, d.pk) d.table_name, d.pk, d.row,
  NOT EXISTS (
    SELECT 1 FROM replay.delivered AS gone
    WHERE gone.table_name = d.table_name AND gone.pk = d.pk AND gone.row IS NULL) AS is_active
FROM replay.delivered AS d
WHERE d.row IS NOT NULL
ORDER BY d.table_name, d.pk, d.seq DESC;

-- History: every delivered state, and a tombstone with the last of them at the first comparison that missed the row.
CREATE VIEW replay.history AS
SELECT table_name, pk, row, row ->> 'last_updated' AS moment, false AS is_deleted
FROM replay.delivered
WHERE row IS NOT NULL
UNION ALL
SELECT gone.table_name, gone.pk, last.row,
  'look ' || (SELECT min(n) FROM replay.look WHERE compared AND n >= gone.look), true
FROM replay.delivered AS gone
JOIN replay.last AS last USING (table_name, pk)
WHERE gone.row IS NULL AND gone.table_name IN ('sales_order', 'purchase_order', 'payment');

CREATE VIEW replay.fact_sales_order AS
SELECT pk, (row ->> 'created_at')::timestamp, CASE WHEN is_deleted THEN moment ELSE moment::timestamp::text END, row ->> 'staff_id' AS a,
  row ->> 'counterparty_id' AS b, row ->> 'units_sold' AS c, (row ->> 'unit_price')::numeric(10, 2), row ->> 'currency_id' AS d,
  row ->> 'design_id' AS e, row ->> 'agreed_payment_date' AS f, row ->> 'agreed_delivery_date' AS g,
  row ->> 'agreed_delivery_location_id' AS h, is_deleted
FROM replay.history WHERE table_name = 'sales_order';

CREATE VIEW replay.fact_purchase_order AS
SELECT pk, (row ->> 'created_at')::timestamp, CASE WHEN is_deleted THEN moment ELSE moment::timestamp::text END, row ->> 'staff_id' AS a,
  row ->> 'counterparty_id' AS b, row ->> 'item_code' AS c, row ->> 'item_quantity' AS d, (row ->> 'item_unit_price')::numeric(10, 2),
  row ->> 'currency_id' AS e, row ->> 'agreed_delivery_date' AS f, row ->> 'agreed_payment_date' AS g,
  row ->> 'agreed_delivery_location_id' AS h, is_deleted
FROM replay.history WHERE table_name = 'purchase_order';

CREATE VIEW replay.fact_payment AS
SELECT pk, (row ->> 'created_at')::timestamp, CASE WHEN is_deleted THEN moment ELSE moment::timestamp::text END, row ->> 'transaction_id' AS a,
  row ->> 'counterparty_id' AS b, (row ->> 'payment_amount')::numeric(10, 2), row ->> 'currency_id' AS c,
  row ->> 'payment_type_id' AS d, (row ->> 'paid')::boolean, row ->> 'payment_date' AS e, is_deleted
FROM replay.history WHERE table_name = 'payment';

CREATE VIEW replay.current_sales_order AS
SELECT pk, row ->> 'units_sold' AS a, (row ->> 'last_updated')::timestamp
FROM replay.last WHERE table_name = 'sales_order' AND is_active;

CREATE VIEW replay.current_payment AS
SELECT pk, (row ->> 'paid')::boolean, (row ->> 'last_updated')::timestamp
FROM replay.last WHERE table_name = 'payment' AND is_active;

CREATE VIEW replay.dim_design AS
SELECT pk, row ->> 'design_name' AS a, row ->> 'file_location' AS b, row ->> 'file_name' AS c, is_active
FROM replay.last WHERE table_name = 'design';

CREATE VIEW replay.dim_location AS
SELECT pk, row ->> 'address_line_1' AS a, row ->> 'address_line_2' AS b, row ->> 'district' AS c, row ->> 'city' AS d,
  row ->> 'postal_code' AS e, row ->> 'country' AS f, row ->> 'phone' AS g, is_active
FROM replay.last WHERE table_name = 'address';

CREATE VIEW replay.dim_counterparty AS
SELECT c.pk, c.row ->> 'counterparty_legal_name' AS a, d.row ->> 'address_line_1' AS b, d.row ->> 'address_line_2' AS c,
  d.row ->> 'district' AS d, d.row ->> 'city' AS e, d.row ->> 'postal_code' AS f, d.row ->> 'country' AS g, d.row ->> 'phone' AS h,
  c.is_active
FROM replay.last AS c
JOIN replay.last AS d ON d.table_name = 'address' AND d.pk = (c.row ->> 'legal_address_id')::integer
WHERE c.table_name = 'counterparty';

CREATE VIEW replay.dim_staff AS
SELECT s.pk, s.row ->> 'first_name' AS a, s.row ->> 'last_name' AS b, d.row ->> 'department_name' AS c,
  coalesce(d.row ->> 'location', 'Unknown') AS d, s.row ->> 'email_address' AS e, s.is_active
FROM replay.last AS s
JOIN replay.last AS d ON d.table_name = 'department' AND d.pk = (s.row ->> 'department_id')::integer
WHERE s.table_name = 'staff';

CREATE VIEW replay.dim_transaction AS
SELECT pk, row ->> 'transaction_type' AS a, row ->> 'sales_order_id' AS b, row ->> 'purchase_order_id' AS c, is_active
FROM replay.last WHERE table_name = 'transaction';

CREATE VIEW replay.dim_currency AS
SELECT pk, row ->> 'currency_code' AS a, is_active FROM replay.last WHERE table_name = 'currency';

CREATE VIEW replay.dim_payment_type AS
SELECT pk, row ->> 'payment_type_name' AS a, is_active FROM replay.last WHERE table_name = 'payment_type';

-- The state before the activity began.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['address', 'counterparty', 'currency', 'department', 'design', 'staff', 'sales_order',
    'purchase_order', 'payment_type', 'transaction', 'payment'] LOOP
    EXECUTE format('INSERT INTO replay.version SELECT 0, %1$L, %2$I, to_jsonb(t), 1 FROM %1$I AS t', name, name || '_id');
  END LOOP;
END $$;
