-- title: Revenue by country
-- about: By the country the order is delivered to; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: country text country of delivery
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT country, currency_code, orders, revenue
FROM revenue_by_country
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY currency_code, revenue DESC, country;
