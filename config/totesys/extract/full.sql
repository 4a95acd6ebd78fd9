-- why: a range of the primary key is the one cheap way through a large table; last_updated has no index.
COPY (
  SELECT {columns} FROM {table}
  WHERE {key} BETWEEN {first} AND {last}
  ORDER BY {key}
) TO STDOUT (FORMAT csv, ENCODING '{encoding}')
