-- name: rows
SELECT payment_type_id, payment_type_name
FROM payment_type;
