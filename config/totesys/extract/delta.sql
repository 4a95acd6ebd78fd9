-- why: >= and not >, since many rows share a millisecond; ordered by key to be merged with what was delivered.
COPY (
  SELECT {columns} FROM {table}
  WHERE {key} BETWEEN {first} AND {last}
    AND "last_updated" >= {since}
  ORDER BY {key}
) TO STDOUT (FORMAT csv, ENCODING '{encoding}')
