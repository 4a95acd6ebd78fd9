-- The orders are plain numbers here, not references: the source clears them when an order is deleted.

-- name: rows
SELECT transaction_id, transaction_type, sales_order_id, purchase_order_id, row_deleted AS is_deleted
FROM "transaction";
