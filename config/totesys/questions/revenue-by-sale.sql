-- title: Revenue per sale
-- about: One row for each order as it stands now, newest first.
-- parameter: sale integer only this order
-- parameter: since date only orders created on this day or later
-- parameter: until date only orders created on this day or earlier
-- parameter: currency text only orders in this currency
-- column: sales_order_id integer the order
-- column: created_date date when it was made
-- column: units_sold integer pieces
-- column: unit_price decimal price of a piece
-- column: currency_code text currency of price and revenue
-- column: revenue decimal units sold × unit price
SELECT sales_order_id, created_date, units_sold, unit_price, currency_code, revenue
FROM revenue_by_sale
WHERE (:sale IS NULL OR sales_order_id = :sale)
  AND (:since IS NULL OR created_date >= :since)
  AND (:until IS NULL OR created_date <= :until)
  AND (:currency IS NULL OR currency_code = :currency)
ORDER BY created_date DESC, sales_order_id DESC;
