package io.serai.hub.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The form of a setting's value. */
public enum Type {
  TEXT("text", "", text -> text),
  INTEGER("integer", "a whole number such as 10", Long::valueOf),
  PORT("port", "a port from 0 (any free one) to 65535", Type::port),
  BOOLEAN("boolean", "true or false", Type::bool),
  DURATION("duration", "a duration such as 500ms, 10m, 1d or PT10M", Durations::parse),
  DURATIONS("durations", "durations separated by commas, such as 30s,2m,1h", Type::durations),
  BYTES("bytes", "a size such as 192MB or 1GiB", Sizes::parse),
  JDBC_URL("JDBC URL", "a JDBC URL such as jdbc:postgresql://db.example:5432/totesys", Type::jdbc),
  HTTP_URL("HTTP URL", "an address such as https://s3.example", Type::http),
  PATH("path", "a path", Path::of),
  SCHEDULE(
      "schedule",
      "a period such as 5m, a Quartz cron expression such as 0 30 2 * * ?, or off",
      Schedule::parse),
  DATE("date", "a date such as 2026-11-01", LocalDate::parse),
  CHOICE("choice", "", text -> text),
  CHOICES("list", "words separated by commas", Type::words),
  LIMITS(
      "limits",
      "a number, and behind it numbers of their own for some names, such as 200, a=60, b=0",
      Type::limits),
  PAIRS("pairs", "pairs separated by commas, such as a=x, b=y", Type::pairs),
  ADDRESSES(
      "mail addresses", "mail addresses separated by commas, each like a@b.example", Type::mails),
  BUCKET("bucket", "an S3 bucket's name: 3 to 63 of a-z, 0-9, '.' and '-'", Type::bucket),
  NAME("name", "a database name: a-z, 0-9 and '_', not beginning with a digit", Type::name),
  KEY_256("key", "32 random bytes in base64 (openssl rand -base64 32)", Type::key);

  private static final Pattern BUCKETS = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern NAMES = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private static final Pattern MAILS =
      Pattern.compile("[^\\s@,<>]+@[^\\s@,<>]+(,\\s*[^\\s@,<>]+@[^\\s@,<>]+)*");

  private final String label;
  private final String form;
  private final Function<String, Object> parser;

  Type(String label, String form, Function<String, Object> parser) {
    this.label = label;
    this.form = form;
    this.parser = parser;
  }

  /** The word for it in documents. */
  public String label() {
    return label;
  }

  /** What a right value looks like, to follow "must be"; empty when any text is right. */
  public String form() {
    return form;
  }

  /** The value as Java sees it; throws an {@link IllegalArgumentException} or a time exception. */
  Object parse(String text) {
    return parser.apply(text);
  }

  private static Long port(String text) {
    matching(text, text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535);
    return Long.valueOf(text);
  }

  private static Boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.valueOf(text);
  }

  private static List<String> words(String text) {
    List<String> words = Stream.of(text.split(",")).map(String::strip).distinct().toList();
    matching(text, !words.isEmpty() && words.stream().noneMatch(String::isEmpty));
    return words;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : words(text)) {
      String[] halves = pair.split("\\s*=\\s*", -1);
      matching(text, halves.length == 2 && !halves[0].isEmpty() && !halves[1].isEmpty());
      matching(text, pairs.put(halves[0], halves[1]) == null);
    }
    return pairs;
  }

  private static Map<String, Integer> limits(String text) {
    String[] parts = text.split(",", 2);
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put("", count(parts[0].strip()));
    if (parts.length == 2) {
      pairs(parts[1]).forEach((name, number) -> limits.put(name, count(number)));
    }
    return limits;
  }

  private static Integer count(String text) {
    matching(text, text.matches("\\d{1,9}"));
    return Integer.valueOf(text);
  }

  private static List<Duration> durations(String text) {
    return Stream.of(text.split(",")).map(String::strip).map(Durations::parse).toList();
  }

  private static String jdbc(String text) {
    return matching(text, text.matches("jdbc:[a-z0-9]+:\\S+"));
  }

  private static String bucket(String text) {
    return matching(text, BUCKETS.matcher(text).matches());
  }

  private static String mails(String text) {
    return matching(text, MAILS.matcher(text).matches());
  }

  private static String name(String text) {
    return matching(text, NAMES.matcher(text).matches());
  }

  private static byte[] key(String text) {
    byte[] key = Base64.getDecoder().decode(text);
    matching("", key.length == 32);
    return key;
  }

  private static URI http(String text) {
    URI uri = URI.create(text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    matching(text, http && uri.getHost() != null);
    return uri;
  }

  private static String matching(String text, boolean right) {
    if (!right) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
