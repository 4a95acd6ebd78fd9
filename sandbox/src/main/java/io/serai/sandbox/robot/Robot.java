package io.serai.sandbox.robot;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads every mail that comes to an address with a {@link Habit}, and writes back what such a
 * recipient, or the mail system before it, would.
 */
public final class Robot {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final Post post;
  private final AtomicInteger number = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Where what is written goes. */
  public interface Post {
    /** Puts a mail into the mailbox of an address. */
    void put(String to, byte[] mail);
  }

  public Robot(Clock clock, Post post) {
    this.clock = clock;
    this.post = post;
  }

  /**
   * A mail came to a recipient.
   *
   * @param envelope whom reports go to
   */
  public void came(String envelope, String recipient, byte[] mail) {
    Optional<Habit> habit = envelope.isEmpty() ? Optional.empty() : Habit.of(recipient);
    if (habit.isEmpty()) {
      return;
    }
    try {
      act(habit.get(), Sent.of(envelope, recipient, mail));
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail that was transferred is none", e);
    }
  }

  private void act(Habit habit, Sent sent) {
    if (habit == Habit.CLICKS) {
      click(sent.unsubscribe("http"));
      return;
    }
    if (habit == Habit.RUBBISH) {
      post.put(sent.envelope(), rubbish());
      return;
    }
    String id =
        "robot.%d.%d@recipients.example".formatted(clock.millis(), number.incrementAndGet());
    Written written = write(habit, sent, id, DATE.format(clock.instant()));
    post.put(written.to(), Sent.bytes(written.mail()));
  }

  private static Written write(Habit habit, Sent sent, String id, String date) {
    return switch (habit) {
      case REPLIES -> People.replies(sent, id, date);
      case REPLIES_BELOW -> People.repliesBelow(sent, id, date);
      case REPLIES_RENAMED -> People.repliesRenamed(sent, id, date);
      case REPLIES_BARE -> People.repliesBare(sent, id, date);
      case REPLIES_ANEW -> People.repliesAnew(sent, id, date);
      case STOPS -> People.stops(sent, id, date);
      case UNSUBSCRIBES -> People.unsubscribes(sent, id, date);
      case AWAY -> People.away(sent, id, date);
      case SPOOFS -> People.spoofs(sent, id, date);
      case COMPLAINS -> Systems.complains(sent, id, date);
      case BOUNCES -> Systems.bounces(sent, id, date);
      case BOUNCES_BARE -> Systems.bare(sent, id, date);
      case BOUNCES_PLAIN -> Systems.plain(sent, id, date);
      case BOUNCES_FULL -> Systems.full(sent, id, date);
      case DELAYS -> Systems.delays(sent, id, date);
      case CLICKS, RUBBISH -> throw new IllegalArgumentException(habit.name());
    };
  }

  /** A zip archive where a mail should be. */
  private byte[] rubbish() {
    return ("PK\3\4" + number.incrementAndGet() + "\0\1\2\3\r\n\r\nno mail\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One click (RFC 8058), later: the server that sends is not kept waiting. */
  private void click(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
            .build();
    var unused = http.sendAsync(request, BodyHandlers.discarding());
  }
}
