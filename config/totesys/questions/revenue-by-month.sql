-- title: Revenue by month
-- about: By month of the year, all years together; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: month integer 1 to 12
-- column: month_name text English name
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT month, month_name, currency_code, orders, revenue
FROM revenue_by_month
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY month, currency_code;
