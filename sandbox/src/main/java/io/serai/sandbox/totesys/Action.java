package io.serai.sandbox.totesys;

import java.util.Locale;

/** Something a live source does; its SQL is {@code activity/<name>.sql}. */
public enum Action {
  NEW_SALE(34),
  NEW_PURCHASE(14),
  PAY(16),
  CHANGE_ORDER(8),
  CHANGE_ADDRESS(4),
  CHANGE_STAFF(3),
  /** A change that leaves last_updated as it was. */
  SILENT_DESIGN(5),
  SILENT_DEPARTMENT(1),
  NEW_DESIGN(3),
  NEW_COUNTERPARTY(2),
  NEW_STAFF(2),
  /** A deletion, which also changes the order's transaction silently. */
  DELETE_ORDER(3),
  DELETE_DESIGN(1),
  /** A sale stamped now that others see only some steps later. */
  LATE_SALE(3),
  /** A column more in sales_order, once. */
  DRIFT(1);

  private final int weight;

  Action(int weight) {
    this.weight = weight;
  }

  /** The sum of all weights: one draw is a number below it. */
  static final int WEIGHTS = java.util.Arrays.stream(values()).mapToInt(a -> a.weight).sum();

  static Action drawn(int number) {
    int rest = number;
    for (Action action : values()) {
      rest -= action.weight;
      if (rest < 0) {
        return action;
      }
    }
    throw new IllegalArgumentException("no action for " + number);
  }

  /** The resource with its SQL; a late sale is a sale. */
  String file() {
    Action sql = this == LATE_SALE ? NEW_SALE : this;
    return "activity/" + sql.name().toLowerCase(Locale.ROOT) + ".sql";
  }
}
