/** From the CSV parts of one table to the Parquet parts of the star, remodelled by DuckDB. */
package io.serai.totesys.transform;
