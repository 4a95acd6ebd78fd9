package io.serai.acceptance.bench.totesys;

import java.nio.file.Path;

/** One step of what a floor does with PostgreSQL; all steps of a script are one transaction. */
sealed interface Step {
  /** A statement. */
  record Sql(String text) implements Step {}

  /** A query whose answers are statements, which are run. */
  record Generated(String query) implements Step {}

  /** Rows of a query, or a table's name, to a CSV file with a header. */
  record CopyOut(String what, Path file) implements Step {}

  /** A CSV file without a header to a table. */
  record CopyIn(String table, Path file) implements Step {}
}
