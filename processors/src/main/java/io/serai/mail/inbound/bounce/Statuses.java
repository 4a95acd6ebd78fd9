package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The enhanced status codes of {@code statuses.txt}. */
final class Statuses {
  private static final Map<String, Group> GROUPS = read();

  private Statuses() {}

  /** The reason a code names by itself; none for codes that any cause can carry. */
  static Optional<Group> group(String status) {
    if (status.isEmpty()) {
      return Optional.empty();
    }
    Group exact = GROUPS.get(status);
    return Optional.ofNullable(exact == null ? GROUPS.get("*" + status.substring(1)) : exact);
  }

  private static Map<String, Group> read() {
    Map<String, Group> groups = new HashMap<>();
    for (String line : Table.lines("statuses.txt")) {
      String[] columns = line.split("\\s+", 3);
      groups.put(columns[0], Group.of(columns[1]));
    }
    return Map.copyOf(groups);
  }
}
