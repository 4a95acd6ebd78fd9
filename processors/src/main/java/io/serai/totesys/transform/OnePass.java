package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.name;

import io.serai.lake.Fetch;
import io.serai.totesys.DuckSession;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Reading;
import io.serai.totesys.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The short way of a large table: from its CSV parts to its target in one statement, with the
 * checks of every row. It leads nowhere as soon as one row is refused, or the numbers differ; then
 * {@link SourceRows} finds out what is the matter.
 */
final class OnePass {
  private final DuckSession duck;
  private final TransformJob job;
  private final RowChecks checks;

  OnePass(DuckSession duck, TransformJob job, RowChecks checks) {
    this.duck = duck;
    this.job = job;
    this.checks = checks;
  }

  /** Whether it is worth a try, and possible: rows of a parent would have to be there before. */
  static boolean suits(SourceTable table) {
    return table.reading() == Reading.INCREMENTAL && Recipe.parents(table).isEmpty();
  }

  /**
   * Writes the table's target.
   *
   * @return as many rows as the manifest says, of which none was refused; empty when the long way
   *     must be taken, with another star
   */
  Optional<RowCounts> write(Star star) throws IOException {
    SourceTable source = job.input().source();
    List<Path> parts = job.filesOf(source).stream().map(Fetch::file).toList();
    duck.run(CheckedRows.faultlessView(source, parts, checks));
    Target target = Recipe.own(source).orElseThrow();
    try {
      star.own(target);
    } catch (DuckSession.GivenUp refused) {
      return leave(star, target);
    }
    // why the manifest's number: what extract counted is the other side of the balance
    long read = job.rowsOf(source);
    return star.written() == read && !holdsOlderVersions(star, target)
        ? Optional.of(new RowCounts(read, 0, 0))
        : leave(star, target);
  }

  private static Optional<RowCounts> leave(Star star, Target target) throws IOException {
    Files.deleteIfExists(star.parquet(target));
    return Optional.empty();
  }

  private boolean holdsOlderVersions(Star star, Target target) {
    return !target.isFact()
        && duck.count(
                "SELECT count(*) - count(DISTINCT %s) FROM %s"
                    .formatted(name(target.key()), star.rowsOf(target)))
            > 0;
  }
}
