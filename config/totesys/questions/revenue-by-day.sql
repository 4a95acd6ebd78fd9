-- title: Revenue by day
-- about: By the day the order was made; each currency for itself. A day without orders has no row.
-- parameter: since date first day
-- parameter: until date last day
-- parameter: currency text only orders in this currency
-- column: created_date date day of the orders
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT created_date, currency_code, orders, revenue
FROM revenue_by_day
WHERE (:since IS NULL OR created_date >= :since)
  AND (:until IS NULL OR created_date <= :until)
  AND (:currency IS NULL OR currency_code = :currency)
ORDER BY created_date, currency_code;
