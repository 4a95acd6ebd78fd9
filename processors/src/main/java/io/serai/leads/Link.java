package io.serai.leads;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a clicked link says of itself: the id of the url that was extracted from the e-mail, and the
 * acknowledgement it was sent under. Either may be null.
 *
 * <p>Three forms, in this order: {@code lt.lidack=<urlId>~<ack>}; {@code <legacy
 * host>/click/<urlId>?ack=<ack>}; {@code lt.lid=<urlId>} and {@code lt.ack=<ack>}.
 *
 * @param urlId 24 hexadecimal digits, lower case
 */
public record Link(String urlId, String ack) {
  private static final String BEGIN = "(?:^|[?&;#])";
  private static final String HEX = "([0-9a-fA-F]{24})";
  private static final String ACK = "([A-Za-z0-9_-]+)";
  private static final Pattern BOTH = Pattern.compile(BEGIN + "lt\\.lidack=" + HEX + "~" + ACK);
  private static final Pattern ID = Pattern.compile(BEGIN + "lt\\.lid=" + HEX + "(?![0-9a-zA-Z])");
  private static final Pattern OWN_ACK = Pattern.compile(BEGIN + "lt\\.ack=" + ACK);
  private static final Pattern LEGACY_ACK = Pattern.compile(BEGIN + "ack=" + ACK);
  private static final Pattern ESCAPED = Pattern.compile("%(3D|26|7E)", Pattern.CASE_INSENSITIVE);

  /** A parser for links of these legacy hosts. */
  public static Parser parser(List<String> legacyHosts) {
    String hosts = legacyHosts.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return new Parser(
        legacyHosts.isEmpty()
            ? null
            : Pattern.compile(
                "^(?:https?:)?/*(?:" + hosts + ")/click/" + HEX + "(?![0-9a-zA-Z])",
                Pattern.CASE_INSENSITIVE));
  }

  /** Whether a click of it can be stored. */
  public boolean complete() {
    return urlId != null && ack != null;
  }

  /** Reads links. */
  public record Parser(Pattern legacy) {
    /** Never null, and never fails. */
    public Link parse(String text) {
      if (text == null) {
        return new Link(null, null);
      }
      Link link = read(text);
      // why: some mail programs escape what they open; a link that says nothing is decoded once
      return link.urlId() == null && ESCAPED.matcher(text).find() ? read(decoded(text)) : link;
    }

    private Link read(String text) {
      Matcher both = BOTH.matcher(text);
      if (both.find()) {
        return new Link(both.group(1).toLowerCase(Locale.ROOT), both.group(2));
      }
      if (legacy != null) {
        Matcher old = legacy.matcher(text);
        if (old.find()) {
          return new Link(old.group(1).toLowerCase(Locale.ROOT), first(LEGACY_ACK, text));
        }
      }
      String id = first(ID, text);
      return new Link(id == null ? null : id.toLowerCase(Locale.ROOT), first(OWN_ACK, text));
    }

    private static String first(Pattern pattern, String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? matcher.group(1) : null;
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text;
      }
    }
  }
}
