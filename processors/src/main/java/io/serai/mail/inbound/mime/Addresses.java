package io.serai.mail.inbound.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds mail addresses in text; masked ones ({@code ***@***.example}) count. */
public final class Addresses {
  /** One address: bounded and possessive, so that no text makes it slow. */
  public static final String ADDRESS =
      "[^\\s<>()\\[\\]\"',;:@\\\\|]{1,64}+@[\\p{Alnum}*_-][\\p{Alnum}.*_-]{0,252}+";

  private static final Pattern ANY = Pattern.compile(ADDRESS);
  private static final int MOST = 1000;

  private Addresses() {}

  /** Every address of the text, in order, repeats included, at most {@value #MOST}. */
  public static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = ANY.matcher(text);
    while (found.size() < MOST && matcher.find()) {
      found.add(bare(matcher.group()));
    }
    return found;
  }

  /** The first address, or empty text. */
  public static String first(String text) {
    Matcher matcher = ANY.matcher(text);
    return matcher.find() ? bare(matcher.group()) : "";
  }

  /** What two spellings of one address share. */
  public static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static String bare(String found) {
    int end = found.length();
    while (end > 0 && (found.charAt(end - 1) == '.' || found.charAt(end - 1) == '-')) {
      end--;
    }
    return found.substring(0, end);
  }
}
