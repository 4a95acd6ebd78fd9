-- title: Revenue by office
-- about: By the place of the seller's department, spelt as the source spells it; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: office text place of the department
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT office, currency_code, orders, revenue
FROM revenue_by_office
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY currency_code, revenue DESC, office;
