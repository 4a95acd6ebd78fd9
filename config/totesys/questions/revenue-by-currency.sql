-- title: Revenue by currency
-- about: Orders as they stand now; each currency for itself, because a sum across currencies means nothing.
-- column: currency_code text ISO 4217 code
-- column: currency_name text English name
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT currency_code, currency_name, orders, revenue
FROM revenue_by_currency
ORDER BY currency_code;
