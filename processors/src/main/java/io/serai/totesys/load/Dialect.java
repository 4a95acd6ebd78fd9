package io.serai.totesys.load;

import io.serai.totesys.SourceTable;

/** What differs between kinds of warehouse. */
public interface Dialect extends io.serai.warehouse.Dialect {
  /** A column type of a staging table. */
  String type(SourceTable.Type type);
}
