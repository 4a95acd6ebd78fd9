package io.serai.totesys.load;

import io.serai.totesys.Revisions;
import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import java.util.Comparator;

/** In which order the manifests of one run are loaded. */
final class LoadOrder {
  /**
   * Dimensions before the facts that need them. A table that makes another's dimension again comes
   * after that other, so that the other's rows count as written and not as there already.
   */
  static final Comparator<String> BY_NEED =
      Comparator.comparing((String key) -> place(Revisions.sourceOf(key)))
          .thenComparing(key -> isAgain(Revisions.sourceOf(key)));

  private LoadOrder() {}

  private static Target place(SourceTable table) {
    return switch (table) {
      case ADDRESS -> Target.DIM_COUNTERPARTY;
      case DEPARTMENT -> Target.DIM_STAFF;
      default -> Target.of(table).orElseThrow();
    };
  }

  private static boolean isAgain(SourceTable table) {
    return table == SourceTable.ADDRESS || table == SourceTable.DEPARTMENT;
  }
}
