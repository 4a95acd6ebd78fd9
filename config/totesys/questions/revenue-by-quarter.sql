-- title: Revenue by quarter
-- about: By quarter of the year, all years together; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: quarter integer 1 to 4
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT quarter, currency_code, orders, revenue
FROM revenue_by_quarter
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY quarter, currency_code;
