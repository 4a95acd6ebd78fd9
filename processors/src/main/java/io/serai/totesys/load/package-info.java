/** From the Parquet parts of the star to the warehouse, one transaction per extract run. */
package io.serai.totesys.load;
