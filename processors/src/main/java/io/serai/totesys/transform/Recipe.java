package io.serai.totesys.transform;

import static io.serai.totesys.SourceTable.ADDRESS;
import static io.serai.totesys.SourceTable.COUNTERPARTY;
import static io.serai.totesys.SourceTable.DEPARTMENT;
import static io.serai.totesys.SourceTable.STAFF;

import io.serai.totesys.SourceTable;
import io.serai.totesys.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a changed source table means for the star: a table whose rows appear in another's target
 * makes that target again (an address in its counterparties, a department in its staff).
 */
final class Recipe {
  private Recipe() {}

  /** The target that holds the table's own rows; empty for {@code department}. */
  static Optional<Target> own(SourceTable table) {
    return Target.of(table);
  }

  /** The target that is made again because the table changed. */
  static Optional<Target> derived(SourceTable table) {
    return switch (table) {
      case ADDRESS -> Optional.of(Target.DIM_COUNTERPARTY);
      case DEPARTMENT -> Optional.of(Target.DIM_STAFF);
      case SALES_ORDER, PURCHASE_ORDER, PAYMENT -> Optional.of(Target.DIM_DATE);
      default -> Optional.empty();
    };
  }

  /** The other table that is needed beside the changed one. */
  static List<SourceTable> parents(SourceTable table) {
    return switch (table) {
      case ADDRESS -> List.of(COUNTERPARTY);
      case COUNTERPARTY -> List.of(ADDRESS);
      case DEPARTMENT -> List.of(STAFF);
      case STAFF -> List.of(DEPARTMENT);
      default -> List.of();
    };
  }
}
