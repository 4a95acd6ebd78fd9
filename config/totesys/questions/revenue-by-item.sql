-- title: Revenue by item
-- about: By the name of the design, which several designs may share; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: design_name text what was sold
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT design_name, currency_code, orders, revenue
FROM revenue_by_item
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY currency_code, revenue DESC, design_name;
