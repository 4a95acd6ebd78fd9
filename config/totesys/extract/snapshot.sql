-- why: SQL_ASCII hands the bytes over as they are, so that one broken row does not end the COPY.
COPY (
  SELECT {columns} FROM {table} ORDER BY {key}
) TO STDOUT (FORMAT csv, ENCODING '{encoding}')
