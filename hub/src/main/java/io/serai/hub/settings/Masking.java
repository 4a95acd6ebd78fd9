package io.serai.hub.settings;

import java.util.regex.Pattern;

/** Hides secrets in what people read. */
public final class Masking {
  static final String MASK = "******";
  private static final Pattern IN_QUERY =
      Pattern.compile("((?:password|pwd|secret|token)=)[^&;\\s]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_AUTHORITY = Pattern.compile("(//[^/@:\\s]+:)[^@\\s]+@");
  private static final Pattern SECRET_KEY =
      Pattern.compile(".*(password|secretkey|accesskey|token)", Pattern.CASE_INSENSITIVE);

  private Masking() {}

  /** The value as it may be shown; a placeholder is not the secret itself and stays. */
  public static String shown(boolean secret, String raw) {
    if (secret && !raw.matches("\\{\\{[^{}]*}}")) {
      return MASK;
    }
    String query = IN_QUERY.matcher(raw).replaceAll("$1" + MASK);
    return IN_AUTHORITY.matcher(query).replaceAll("$1" + MASK + "@");
  }

  /** Whether an option of Camel holds a secret. */
  static boolean secretOption(String key) {
    return SECRET_KEY.matcher(key).matches();
  }
}
