-- title: Revenue by location
-- about: By the address the order is delivered to; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: location_id integer the address
-- column: city text its city
-- column: country text its country
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT location_id, city, country, currency_code, orders, revenue
FROM revenue_by_location
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY currency_code, revenue DESC, location_id;
