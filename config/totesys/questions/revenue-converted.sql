-- title: Revenue in one currency
-- about: Converted order by order at the rate of the order's day. Orders without a rate are counted and not converted; no rate is guessed.
-- parameter: to text! currency to convert into, e.g. GBP
-- column: currency_code text currency of the orders
-- column: orders integer orders as they stand now
-- column: revenue decimal in the orders' currency
-- column: orders_converted integer orders whose day has a rate
-- column: converted decimal their revenue in the asked currency
-- column: orders_without_rate integer orders whose day has none
-- column: revenue_without_rate decimal their revenue, in the orders' currency
SELECT currency_code, orders, revenue, orders_converted, converted, orders_without_rate, revenue_without_rate
FROM revenue_converted
WHERE to_ccy = :to
ORDER BY currency_code;
