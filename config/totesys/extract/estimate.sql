-- How many rows the planner expects, from its statistics alone: nothing is read.
EXPLAIN (FORMAT JSON)
SELECT {columns} FROM {table} WHERE "last_updated" >= {since}
