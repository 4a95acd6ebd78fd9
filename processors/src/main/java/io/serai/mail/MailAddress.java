package io.serai.mail;

import io.serai.core.SeraiException;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to (RFC 5321 4.1.2): its domain in ASCII (RFC 5891), lower case.
 * It cannot hold what would end a header or a command.
 *
 * @param local as it was given
 */
public record MailAddress(String local, String domain) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern DOTTED = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final Pattern QUOTED = Pattern.compile("\"([ !#-\\[\\]-~]|\\\\[ -~])*\"");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Reads one address, without a display name.
   *
   * @throws SeraiException BAD_ADDRESS; never quotes it
   */
  public static MailAddress of(String raw) {
    String text = raw == null ? "" : raw.strip();
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw refused("has no local part and domain");
    }
    String local = text.substring(0, at);
    if (local.length() > LONGEST_LOCAL) {
      throw refused("has a local part of more than 64 characters");
    }
    if (!DOTTED.matcher(local).matches() && !QUOTED.matcher(local).matches()) {
      throw refused("has a local part that is no dot-atom and no quoted string");
    }
    String domain = domain(text.substring(at + 1));
    if (local.length() + 1 + domain.length() > LONGEST) {
      throw refused("is longer than 254 characters");
    }
    return new MailAddress(local, domain);
  }

  private static String domain(String raw) {
    String ascii;
    try {
      ascii = IDN.toASCII(raw, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw refused("has a domain that is none");
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw refused("has a domain that is none");
      }
    }
    if (labels.length < 2) {
      throw refused("has a domain without a dot");
    }
    return ascii;
  }

  private static SeraiException refused(String why) {
    return new SeraiException(MailError.BAD_ADDRESS, "mail", "the address %s", why);
  }

  /** For the wire. */
  public String text() {
    return local + "@" + domain;
  }

  /** For comparing: nobody tells two mailboxes apart by the case of their letters. */
  public String normal() {
    return text().toLowerCase(Locale.ROOT);
  }
}
