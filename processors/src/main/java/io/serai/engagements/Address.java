package io.serai.engagements;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as it was found, and what became of it.
 *
 * @param text the normalised address, e.g. {@code ann@visa.com}; null when it is refused
 * @param host its domain in ASCII, e.g. {@code visa.com}; null when it is refused
 * @param refusal null when it is accepted
 */
public record Address(String text, String host, Refusal refusal) {
  /** RFC 5321 4.5.3.1: 64 octets of local part, "@", 255 octets of domain. */
  private static final int LONGEST = 320;

  private static final int LONGEST_HOST = 253;

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern COMMENT = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern HOST = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
  private static final Pattern LITERAL = Pattern.compile("\\[[a-z0-9.:]{1,60}]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern QUOTED = Pattern.compile("\".*\"");
  private static final Pattern SPACE = Pattern.compile("\\s");

  /**
   * Trims, strips a display name, a comment and {@code mailto:}, lower-cases, and puts the domain
   * into ASCII (RFC 3490). An address has one {@code @} after its last quote.
   */
  public static Address of(String raw) {
    String bare = bare(raw);
    if (bare.isEmpty()) {
      return refused(Refusal.EMPTY);
    }
    String afterQuotes = bare.substring(bare.lastIndexOf('"') + 1);
    int at = afterQuotes.indexOf('@');
    if (at < 0) {
      return refused(Refusal.NO_AT_SIGN);
    }
    String local = bare.substring(0, bare.length() - afterQuotes.length() + at);
    if (afterQuotes.indexOf('@', at + 1) >= 0 || !isLocalPart(local)) {
      return refused(Refusal.MALFORMED);
    }
    String host = host(afterQuotes.substring(at + 1));
    if (host == null) {
      return refused(Refusal.BAD_DOMAIN);
    }
    String text = local + "@" + host;
    return text.length() > LONGEST ? refused(Refusal.TOO_LONG) : new Address(text, host, null);
  }

  public boolean accepted() {
    return refusal == null;
  }

  private static Address refused(Refusal refusal) {
    return new Address(null, null, refusal);
  }

  private static String bare(String raw) {
    String text = raw == null ? "" : raw.strip();
    int open = text.lastIndexOf('<');
    int close = text.indexOf('>', open);
    if (open >= 0 && close > open) {
      text = text.substring(open + 1, close);
    }
    text = COMMENT.matcher(text.strip()).replaceAll("");
    text = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
    if (text.startsWith("mailto:")) {
      text = text.substring("mailto:".length());
    }
    boolean inQuotes = text.length() > 2 && text.startsWith("'") && text.endsWith("'");
    return inQuotes ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isLocalPart(String local) {
    if (local.isEmpty() || CONTROL.matcher(local).find()) {
      return false;
    }
    return QUOTED.matcher(local).matches()
        || (!SPACE.matcher(local).find() && local.indexOf('"') < 0);
  }

  /** The domain in ASCII without a closing dot, or null for one that no mail can have. */
  private static String host(String text) {
    if (LITERAL.matcher(text).matches()) {
      return text;
    }
    String dotless = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String ascii = ASCII.matcher(dotless).matches() ? dotless : ascii(dotless);
    boolean right = ascii.length() <= LONGEST_HOST && HOST.matcher(ascii).matches();
    return right ? ascii : null;
  }

  /** The ASCII form (RFC 3490), or an empty text when there is none. */
  private static String ascii(String host) {
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
