package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Makes some rows of a click log what a hub must tell apart. */
final class Oddities {
  /** A job whose rows the hub is told to skip. */
  static final long SKIPPED_JOB = 603_170;

  /** A job that nobody has a send of any more. */
  static final long DELETED_JOB = 599_999;

  private static final long DELETED_PERSON = 69_999_999;
  private static final int ROLLS = 2_000;

  private final Instant now;
  private final Business neighbour;
  private final Business outsider;
  private final SplittableRandom random;

  /**
   * Oddities of a unit.
   *
   * @param now from when on rows become ready or turn out to be a bot's
   * @param neighbour a unit whose clicks are in the log, too; null without one
   * @param outsider a unit the hub is not told of; null without one
   */
  Oddities(Instant now, Business neighbour, Business outsider, SplittableRandom random) {
    this.now = now;
    this.neighbour = neighbour;
    this.outsider = outsider;
    this.random = random;
  }

  ObjectNode some(ObjectNode row) {
    int roll = random.nextInt(ROLLS);
    if (roll < 60) {
      return row.put("LinkContent", link(row.get("LinkContent").asText(), roll));
    }
    if (roll < 100) {
      return row.put("Ready", "False").put("ReadyAt", soon());
    }
    if (roll < 130) {
      return row.put("IsBot_v3", "False").put("BotAt", soon());
    }
    if (roll < 140) {
      row.remove("IsBot_v3");
      return row;
    }
    return roll < 200 ? foreign(row, roll) : row;
  }

  /** Links without a URL, without an acknowledgement, with neither, and written differently. */
  private static String link(String usual, int roll) {
    return switch (roll % 6) {
      case 0 -> "https://example.org/a?utm_source=mail";
      case 1 -> "https://example.org/a?lt.lid=5f47e1c107809f52ef34357c&feedback=no";
      case 2 -> "mailto:editors@example.com";
      case 3 -> usual.replace("=", "%3D").replace("&", "%26");
      case 4 -> usual.replace("&", "&amp;");
      default -> usual.replaceFirst("[~&].*", "");
    };
  }

  private ObjectNode foreign(ObjectNode row, int roll) {
    if (roll < 144) {
      return row.put("EventDate", "13/45/2020");
    }
    if (roll < 147) {
      return row.put("JobID", String.valueOf(DELETED_JOB));
    }
    if (roll < 150) {
      return row.put("SubscriberID", String.valueOf(DELETED_PERSON));
    }
    if (roll < 160) {
      return row.put("JobID", String.valueOf(SKIPPED_JOB));
    }
    if (roll < 165) {
      return row.put("Unsaveable", true);
    }
    if (roll < 185) {
      return of(neighbour, row);
    }
    return of(outsider, row);
  }

  private ObjectNode of(Business other, ObjectNode row) {
    if (other == null) {
      return row;
    }
    int sends = other.size().sends() - other.firstOwnSend();
    int people = other.size().subscribers() - other.firstOwnPerson();
    int send = other.firstOwnSend() + random.nextInt(sends);
    int person = other.firstOwnPerson() + random.nextInt(people);
    return row.put("JobID", String.valueOf(other.send(send)))
        .put("SubscriberID", String.valueOf(other.person(person)));
  }

  private String soon() {
    return now.plus(Duration.ofSeconds(30 + random.nextInt(120))).toString();
  }
}
