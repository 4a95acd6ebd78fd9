/** The Totesys flow: operational PostgreSQL, CSV on S3, Parquet star on S3, warehouse. */
package io.serai.totesys;
