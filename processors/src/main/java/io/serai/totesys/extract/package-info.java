/** The first stage of Totesys: source tables are copied out as CSV parts on S3. */
package io.serai.totesys.extract;
