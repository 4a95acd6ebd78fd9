-- title: Missing exchange rates
-- about: Days and currencies of orders that cannot be converted because table fx_rate has no rate for them.
-- parameter: to text! currency to convert into, e.g. GBP
-- column: rate_date date day of the orders
-- column: from_ccy text their currency
-- column: orders integer orders that wait for the rate
SELECT rate_date, from_ccy, orders
FROM missing_rate
WHERE to_ccy = :to
ORDER BY rate_date, from_ccy;
