package io.serai.sandbox.sailthru;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The lines of an export, shaped like the real sample of 2016: the same keys, presence and
 * spellings. Any line can be made alone and is always the same for a seed.
 */
final class Lines {
  /** 2016-03-31T04:00:00Z, midnight in New York: the day the data are of. */
  private static final long DAY = 1_459_396_800L;

  private static final String[] DEVICES = {
    "Firefox", "Internet Explorer", "iPhone", "Chrome", "Windows Phone", "Gmail", "Android"
  };
  private static final String[] TEMPLATES = {
    "Home BX Welcome", "ROD BX Welcome", "Travel BX Welcome", "HTD BX Welcome", "Money BX Welcome"
  };
  private static final String[] BROWSERS = {
    "Chrome", "Firefox", "Android", "iPad", "iPhone", "Other", "Internet Explorer", "Safari"
  };
  private static final String[] STATES = {"NY", "CT", "NJ", "CA", "FL", "TX", "UT", "SC"};

  private final long seed;
  private final ExportSize size;

  Lines(long seed, ExportSize size) {
    this.seed = seed;
    this.size = size;
  }

  private SplittableRandom dice(int kind, int index) {
    return new SplittableRandom(seed * 31 + kind * 0x9E3779B97F4A7C15L + index);
  }

  /** The n-th id of an object that was made at some second, as MongoDB makes them. */
  private static String id(long second, int kind, int index) {
    return String.format(Locale.ROOT, "%08x%04x%012x", second, 0xa000 + kind, index);
  }

  static String profileId(int index) {
    return id(1_398_978_991L + index % 50_000_000L, 1, index);
  }

  private static int blastId(int index) {
    return 6_364_286 + index * 7;
  }

  void blast(int index, StringBuilder to) {
    to.append("{ \"name\" : \"");
    to.append(index % 5 == 0 ? "Test " : "").append("Today’s Roundup  3/31- ").append(index / 2);
    to.append("\", \"day\" : \"2016-03-31\", \"id\" : ").append(blastId(index)).append(" }\n");
  }

  void messageBlast(int index, StringBuilder to) {
    SplittableRandom dice = dice(2, index);
    int blast = index % size.blasts();
    long sent = DAY + 8 * 3600 + index % 7_200;
    to.append("{\"profile_id\":\"").append(profileId(index / size.blasts()));
    to.append("\",\"send_time\":\"").append(wall(sent)).append('.').append(millis(dice));
    to.append('"');
    boolean opened = dice.nextInt(size.opened()) == 0;
    if (opened) {
      to.append(",\"opens\":[");
      actions(dice, sent, 1 + dice.nextInt(3), false, to);
      to.append(']');
    }
    if (dice.nextInt(opened ? 4 : 40) == 0) {
      to.append(",\"clicks\":[");
      actions(dice, sent, 1 + dice.nextInt(2), true, to);
      to.append(']');
    }
    to.append(",\"blast_id\":").append(blastId(blast));
    to.append(",\"message_id\":").append(1 + index / size.blasts());
    to.append(",\"device\":").append(opened ? quoted(pick(DEVICES, dice)) : "null");
    to.append(",\"message_revenue\":");
    to.append(dice.nextInt(100) == 0 ? dice.nextInt(5_000) / 100.0 : "null");
    to.append(",\"delivery_status\":null}\n");
  }

  void transactional(int index, StringBuilder to) {
    SplittableRandom dice = dice(3, index);
    long sent = DAY + index % 86_000;
    to.append("{ \"profile_id\" : \"").append(profileId(index % size.profiles()));
    to.append("\", \"template\" : \"").append(pick(TEMPLATES, dice));
    to.append("\", \"send_time\" : \"").append(wall(sent)).append('.').append(millis(dice));
    to.append("\", \"clicks\" : [");
    actions(dice, sent, Math.max(0, dice.nextInt(8) - 6), true, to);
    to.append("], \"opens\" : [");
    actions(dice, sent, Math.max(0, dice.nextInt(3) - 1), false, to);
    to.append("], \"device\" : ").append(dice.nextInt(3) == 0 ? quoted("Gmail") : "null");
    to.append(", \"message_revenue\" : null, \"delivery_status\" : null, \"id\" : \"");
    to.append(id(sent, 3, index)).append("\" }\n");
  }

  private static void actions(
      SplittableRandom dice, long sent, int count, boolean clicks, StringBuilder to) {
    long at = sent;
    for (int i = 0; i < count; i++) {
      at += dice.nextInt(3) == 0 ? 0 : 1 + dice.nextInt(86_400);
      to.append(i == 0 ? "{" : ",{");
      if (clicks) {
        to.append("\"url\":\"http://example.org/click?n=").append(dice.nextInt(50)).append("\",");
      }
      to.append("\"ts\":{\"$date\":").append(at).append("000}}");
    }
  }

  void profile(int index, StringBuilder to) {
    SplittableRandom dice = dice(1, index);
    long made = DAY - 86_400L * (30 + dice.nextInt(900));
    String since = wall(made);
    to.append("{ \"browser\" : {");
    labels(some(dice, 4), to, i -> quoted(BROWSERS[i % BROWSERS.length]) + " : " + (1 + i * 3));
    to.append(" }, \"email\" : \"person").append(index).append("@mail.example\", \"geo\" : {");
    geo(dice, to);
    to.append(" }, \"lists_signup\" : {");
    labels(
        some(dice, 42),
        to,
        i ->
            "\"List %d - %s\" : \"%s%s\""
                .formatted(i, i % 2 == 0 ? "AT" : "at", since, i % 9 == 0 ? ".060" : ""));
    to.append(" }, \"vars\" : {");
    labels(
        some(dice, 76), to, i -> quoted((i % 2 == 0 ? "group" : "Group") + i) + " : " + value(i));
    to.append(" }, \"create_date\" : \"").append(since).append("\", \"signup_time\" : \"");
    to.append(since).append(".375\"");
    if (index % 20 < 14) {
      to.append(", \"optout_reason\" : null, \"optout_time\" : null");
    }
    counters(dice, to);
    // why: the vendor leaves the seconds out when there are none
    String last = wall(DAY + 60L * dice.nextInt(1_400)).substring(0, 16);
    to.append(", \"last_open\" : \"").append(last).append("\", \"last_click\" : \"").append(last);
    to.append(":33\", \"last_pageview\" : \"").append(last).append(":05\", \"id\" : \"");
    to.append(profileId(index)).append("\" }\n");
  }

  private void geo(SplittableRandom dice, StringBuilder to) {
    int count = 0;
    for (String scope : new String[] {"city", "state", "zip"}) {
      to.append(" \"").append(scope).append("\" : {");
      labels(some(dice, 8), to, i -> quoted(label(scope, i)) + " : " + (i + 1));
      to.append(" },");
      count++;
    }
    to.append(" \"count\" : ").append(count + 40).append(", \"country\" : { \"US\" : ");
    to.append(count + 40).append(" }");
  }

  private static String label(String scope, int i) {
    String state = STATES[i % STATES.length];
    return switch (scope) {
      case "city" -> "Town " + i + ", " + state + " US";
      case "state" -> state + i / STATES.length + " US";
      default -> String.format(Locale.ROOT, "%05d US", 10_000 + i * 37);
    };
  }

  private static String value(int i) {
    return switch (i % 15) {
      case 0 -> "null";
      case 1 -> "\"\"";
      case 2 -> "\"value " + i + "\"";
      case 3 -> "\"Café\"";
      case 4 -> i == 4 ? "true" : String.valueOf(i * 3);
      default -> String.valueOf(i * 11);
    };
  }

  private static void counters(SplittableRandom dice, StringBuilder to) {
    for (String name :
        new String[] {
          "total_opens",
          "total_clicks",
          "total_unique_opens",
          "total_unique_clicks",
          "total_pageviews",
          "total_messages"
        }) {
      to.append(", \"").append(name).append("\" : ").append(dice.nextInt(5_000));
    }
  }

  /** A number around the sample's average, by the size's share of it. */
  private int some(SplittableRandom dice, int average) {
    int mean = Math.max(1, average * size.labels() / 100);
    return Math.max(1, mean / 2 + dice.nextInt(mean + 1));
  }

  private static void labels(
      int count, StringBuilder to, java.util.function.IntFunction<String> one) {
    for (int i = 0; i < count; i++) {
      to.append(i == 0 ? " " : ", ").append(one.apply(i));
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String pick(String[] of, SplittableRandom dice) {
    return of[dice.nextInt(of.length)];
  }

  private static String millis(SplittableRandom dice) {
    return String.valueOf(1_000 + dice.nextInt(1_000)).substring(1);
  }

  /** New York's clock in the spring of 2016 shows four hours less than UTC. */
  private static String wall(long second) {
    return java.time.LocalDateTime.ofEpochSecond(second - 4 * 3600, 0, java.time.ZoneOffset.UTC)
        .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT));
  }
}
