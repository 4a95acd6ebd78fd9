-- title: Revenue by member of staff
-- about: By who made the sale, told apart by id because names repeat; each currency for itself.
-- parameter: currency text only orders in this currency
-- column: staff_id integer who made the sale
-- column: first_name text first name
-- column: last_name text last name
-- column: currency_code text currency of the sum
-- column: orders integer orders as they stand now
-- column: revenue decimal units sold × unit price, in that currency
SELECT staff_id, first_name, last_name, currency_code, orders, revenue
FROM revenue_by_staff
WHERE (:currency IS NULL OR currency_code = :currency)
ORDER BY currency_code, revenue DESC, staff_id;
