package io.serai.mail.compose;

import static io.serai.mail.compose.DraftJson.bad;

import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Judges drafts: what passes can be sent as it is. */
public final class DraftReader {
  private static final int MOST_RECIPIENTS = 100;
  private static final int LONGEST_WORD = 200;
  private static final int MOST_ATTACHMENTS = 20;

  /** RFC 6838 4.2, without those whose content is made of mail parts. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "(?!multipart/|message/)[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}",
          Pattern.CASE_INSENSITIVE);

  private static final Duration LIFE = Duration.ofHours(24);
  private static final Duration LONGEST_LIFE = Duration.ofDays(30);
  private static final Duration FAR = Duration.ofDays(36_525);

  private DraftReader() {}

  /**
   * A draft that was judged.
   *
   * @param addresses in the order of {@code draft.to}
   */
  public record Judged(
      Draft draft, List<MailAddress> addresses, Instant notBefore, Instant expiresAt) {}

  /**
   * From the body of a request.
   *
   * @throws SeraiException BAD_BATCH when it is no JSON, BAD_MAIL and others by the field
   */
  public static Judged read(String json, Instant now) {
    return read(Body.of(json), now);
  }

  /** As {@link #read(String, Instant)}. */
  public static Judged read(Body body, Instant now) {
    return judge(DraftJson.read(body), now);
  }

  /** Judges a draft that did not come as JSON. */
  public static Judged judge(Draft draft, Instant now) {
    List<MailAddress> addresses = recipients(draft);
    if (draft.subject() == null || draft.subject().isBlank()) {
      throw bad("'subject' is missing");
    }
    HeaderText.of("subject", draft.subject());
    if (blank(draft.text()) && blank(draft.html())) {
      throw bad("'text' and 'html' are both missing");
    }
    word("clientRef", draft.clientRef());
    word("campaign", draft.campaign());
    attachments(draft.attached());
    Templates.check(draft);
    Instant from = from(draft.sendAfter(), now);
    return new Judged(draft, addresses, from, from.plus(life(draft.expiresAfter())));
  }

  private static List<MailAddress> recipients(Draft draft) {
    List<Draft.Person> to = draft.to();
    if (to == null || to.isEmpty()) {
      throw bad("'to' names nobody");
    }
    if (to.size() > MOST_RECIPIENTS || (draft.personal() && to.size() > 1)) {
      throw bad(
          "'to' names %d recipients; a mail with variables has one, another at most %d"
              .formatted(to.size(), MOST_RECIPIENTS));
    }
    for (Draft.Person person : to) {
      if (person == null) {
        throw bad("'to' has an entry that is null");
      }
      if (person.name() != null) {
        HeaderText.of("to.name", person.name());
      }
    }
    List<MailAddress> addresses = to.stream().map(p -> MailAddress.of(p.email())).toList();
    if (addresses.stream().map(MailAddress::normal).distinct().count() < addresses.size()) {
      throw bad("'to' names somebody twice");
    }
    return addresses;
  }

  private static void attachments(List<Attachment> attachments) {
    if (attachments.size() > MOST_ATTACHMENTS) {
      throw bad("'attachments' has more than %d".formatted(MOST_ATTACHMENTS));
    }
    for (int place = 0; place < attachments.size(); place++) {
      attachment("attachments[%d]".formatted(place), attachments.get(place));
    }
  }

  private static void attachment(String field, Attachment attachment) {
    if (attachment == null || blank(attachment.name())) {
      throw bad("'%s.name' is missing".formatted(field));
    }
    word(field + ".name", attachment.name());
    if (attachment.name().matches(".*[/\\\\].*")) {
      throw bad("'%s.name' is a path".formatted(field));
    }
    if (!MEDIA_TYPE.matcher(attachment.mediaType()).matches()) {
      throw bad("'%s.type' is no media type of a file".formatted(field));
    }
    if (attachment.content() == null || attachment.content().length == 0) {
      throw bad("'%s.content' is missing".formatted(field));
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static void word(String field, String text) {
    if (text != null) {
      HeaderText.of(field, text);
      if (text.length() > LONGEST_WORD) {
        throw bad("'%s' is longer than %d characters".formatted(field, LONGEST_WORD));
      }
    }
  }

  private static Instant from(String text, Instant now) {
    try {
      Instant from = text == null ? now : Instant.parse(text);
      if (from.isAfter(now.plus(FAR))) {
        throw bad("'sendAfter' is more than a hundred years away");
      }
      return from.isBefore(now) ? now : from;
    } catch (DateTimeException e) {
      throw bad("'sendAfter' is no time such as 2026-01-05T09:00:00Z");
    }
  }

  private static Duration life(String text) {
    try {
      Duration life = text == null ? LIFE : Duration.parse(text);
      if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
        throw bad("'expiresAfter' is not between now and 30 days");
      }
      return life;
    } catch (DateTimeException e) {
      throw bad("'expiresAfter' is no duration such as PT24H");
    }
  }
}
