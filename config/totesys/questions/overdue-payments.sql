-- title: Overdue payments
-- about: Payments that are not paid although their day has passed, by that day; each currency for itself.
-- parameter: today date the day that counts as today (UTC's, unless given)
-- column: payment_date date when it was due
-- column: day_of_week integer ISO 8601: Monday is 1
-- column: day_name text English name
-- column: payment_type_name text receipt, refund or payment
-- column: currency_code text currency of the amount
-- column: payments integer unpaid payments
-- column: amount decimal their sum in that currency
SELECT payment_date, day_of_week, day_name, payment_type_name, currency_code, payments, amount
FROM unpaid_by_day
WHERE payment_date < :today
ORDER BY payment_date, payment_type_name, currency_code;
