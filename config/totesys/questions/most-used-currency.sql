-- title: Most used currency
-- about: The currency of most orders comes first; revenue stands beside it and decides nothing, since sums of different currencies cannot be compared.
-- column: place integer 1 for the most orders; currencies with as many share a place
-- column: currency_code text ISO 4217 code
-- column: currency_name text English name
-- column: orders integer orders as they stand now
-- column: revenue decimal in that currency
SELECT place, currency_code, currency_name, orders, revenue
FROM currency_use
ORDER BY place, currency_code;
