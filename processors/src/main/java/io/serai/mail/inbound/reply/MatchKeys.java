package io.serai.mail.inbound.reply;

import io.serai.mail.inbound.bounce.Returned;
import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Mail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what an inbound mail may be matched to the one it answers. Facts, in order of trust; who acts
 * on them decides. Message ids are without angle brackets.
 *
 * @param inReplyTo of the header, in order
 * @param references of the header, last first
 * @param original Message-ID of the mail that came back, or empty
 * @param seraiMessage {@code X-Serai-Message} of the mail that came back or is quoted, or empty
 * @param tokens by purpose, from the addresses it was sent to; not verified, see {@link
 *     io.serai.mail.token.SignedTokens}
 * @param sender address of From, lower case, or empty
 * @param subject without {@code Re:} and its like, lower case
 */
public record MatchKeys(
    List<String> inReplyTo,
    List<String> references,
    String original,
    String seraiMessage,
    Map<Purpose, List<String>> tokens,
    String sender,
    String subject) {
  private static final int MOST = 50;
  private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,250}+)>");
  private static final Pattern SERAI =
      Pattern.compile("(?im)^[>\\s]{0,20}+x-serai-message:[ \\t]{0,5}+([0-9a-z]{1,32}+)\\s*$");
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:(?:re|aw|fwd?|wg|antw|sv|vs|tr|rv|ref|odp|回复|答复|返信)(?:\\[\\d{1,3}\\])?\\s?[:：]\\s{0,5}){1,20}+");
  private static final List<String> ADDRESSED =
      List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");

  /** Reads the facts out of a mail. */
  public static MatchKeys of(Mail mail) {
    Returned returned = Returned.of(mail);
    List<String> references = ids(mail.header("References"));
    Collections.reverse(references);
    return new MatchKeys(
        ids(mail.header("In-Reply-To")),
        references,
        ids(returned.field("message-id")).stream().findFirst().orElse(""),
        seraiMessage(mail, returned),
        tokens(mail),
        Addresses.key(Addresses.first(mail.header("From"))),
        normalised(mail.header("Subject")));
  }

  /** Whether nothing but sender and subject is there: low confidence, never acted upon. */
  public boolean weak() {
    return inReplyTo.isEmpty()
        && references.isEmpty()
        && original.isEmpty()
        && seraiMessage.isEmpty()
        && tokens.isEmpty();
  }

  private static List<String> ids(String value) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = MESSAGE_ID.matcher(value);
    while (ids.size() < MOST && matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  private static String seraiMessage(Mail mail, Returned returned) {
    String field = returned.field("x-serai-message").strip();
    if (field.matches("[0-9A-Za-z]{1,32}")) {
      return field;
    }
    Matcher quoted = SERAI.matcher(mail.text());
    return quoted.find() ? quoted.group(1) : "";
  }

  private static Map<Purpose, List<String>> tokens(Mail mail) {
    Map<Purpose, Set<String>> found = new EnumMap<>(Purpose.class);
    for (String name : ADDRESSED) {
      for (String value : mail.all(name)) {
        Addresses.in(value).stream().limit(MOST).forEach(address -> token(address, found));
      }
    }
    Map<Purpose, List<String>> tokens = new EnumMap<>(Purpose.class);
    found.forEach((purpose, values) -> tokens.put(purpose, List.copyOf(values)));
    return Collections.unmodifiableMap(tokens);
  }

  private static void token(String address, Map<Purpose, Set<String>> found) {
    String local = address.substring(0, address.indexOf('@'));
    int plus = local.indexOf('+');
    for (Purpose purpose : Purpose.values()) {
      if (plus > 0 && local.substring(0, plus).equalsIgnoreCase(purpose.prefix())) {
        found.computeIfAbsent(purpose, p -> new LinkedHashSet<>()).add(local.substring(plus + 1));
      }
    }
  }

  /** A subject without {@code Re:} and its like, lower case. */
  public static String normalised(String subject) {
    String lower = subject.toLowerCase(Locale.ROOT).strip();
    Matcher prefix = PREFIX.matcher(lower);
    return prefix.lookingAt() ? lower.substring(prefix.end()).strip() : lower;
  }
}
