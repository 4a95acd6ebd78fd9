package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Why a mail came back, in ten groups. */
public enum Group {
  UNKNOWN_USER(true),
  UNKNOWN_HOST(true),
  MAILBOX(false),
  FILTERED(false),
  REPUTATION(false),
  POLICY(false),
  CONTENT(false),
  TEMPORARY(false),
  FEEDBACK(false),
  OTHER(false);

  private static final Map<String, Group> REASONS = reasons();

  private final boolean hard;

  Group(boolean hard) {
    this.hard = hard;
  }

  /** Whether the address is dead for good: nobody there, moved, or a host that takes no mail. */
  public boolean hard() {
    return hard;
  }

  /** As it stands in files and answers, e.g. {@code unknown-user}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The group of a reason as other tools name it, {@code groups.txt}; OTHER when not listed. */
  public static Group ofReason(String reason) {
    return REASONS.getOrDefault(reason, OTHER);
  }

  static Group of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Map<String, Group> reasons() {
    Map<String, Group> reasons = new HashMap<>();
    for (String line : Table.lines("groups.txt")) {
      String[] sides = line.split(":", 2);
      for (String reason : sides[1].strip().split(" ")) {
        reasons.put(reason, of(sides[0]));
      }
    }
    return Map.copyOf(reasons);
  }
}
