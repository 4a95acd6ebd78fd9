-- title: Revenue by day of the week
-- about: Monday first; each currency for itself. A day without orders has no row.
-- parameter: currency text only orders in this currency
-- column: day_of_week integer ISO 8601: Monday is 1
-- column: day_name text English name
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT day_of_week, day_name, currency_code, orders, revenue
FROM revenue_by_day_name
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY day_of_week, currency_code;
