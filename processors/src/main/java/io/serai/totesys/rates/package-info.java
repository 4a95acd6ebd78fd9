/** Exchange rates that somebody supplies: read, checked, and kept in the warehouse. */
package io.serai.totesys.rates;
