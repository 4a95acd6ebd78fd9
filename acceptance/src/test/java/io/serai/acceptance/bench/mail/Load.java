package io.serai.acceptance.bench.mail;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.mail.Letters;
import io.serai.acceptance.mail.Post;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * The mails of one side: one account without limits that matter, and one recipient.
 *
 * @param local part of the recipient's address, by which the mail server knows what to do
 */
record Load(Post post, String local) {
  static final String SUBJECT = "Hello";
  static final String TEXT = "How are you? We have not heard from you for a while.";

  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int BATCH = 500;
  private static final String ACCOUNT =
      "{\"id\":\"a1\",\"address\":\"a1@%s\",\"perDay\":1000000,\"perMinute\":1000000}";

  static Load fresh() {
    return new Load(new Post(List.of(ACCOUNT)), "crowd");
  }

  /** Mails to another recipient, for which the mail server takes so long. */
  Load slow(Duration answer) {
    return new Load(post, "slow.%d+crowd".formatted(answer.toMillis()));
  }

  String from() {
    return post.address("a1");
  }

  String to() {
    return post.address(local);
  }

  /** A mail for a later day, as the API takes it. */
  String later(long n) {
    return "{\"clientRef\":\"%d\",\"to\":[{\"email\":\"%s\"}],\"subject\":\"%s\",\"text\":\"%s\",\"sendAfter\":\"2099-01-01T00:00:00Z\"}"
        .formatted(n, to(), SUBJECT, TEXT);
  }

  /** Fails unless so many mails wait, each with a number of its own. */
  void requireQueued(long mails) {
    for (String count : List.of("count(*)", "count(DISTINCT client_ref)")) {
      long found = post.hub().number("SELECT %s FROM serai.mail".formatted(count));
      if (found != mails) {
        throw new IllegalStateException("%d of %d mails are there".formatted(found, mails));
      }
    }
  }

  /** Queues mails for a later day. */
  void queue(Api api, int mails) {
    String mail =
        "{\"to\":[{\"email\":\"%s\"}],\"subject\":\"%s\",\"text\":\"%s\",\"sendAfter\":\"%s\"}";
    String later = Clock.systemUTC().instant().plus(Duration.ofDays(1)).toString();
    for (int done = 0; done < mails; done += BATCH) {
      int some = Math.min(BATCH, mails - done);
      int first = done;
      List<String> rows =
          IntStream.range(0, some)
              .mapToObj(
                  n ->
                      mail.formatted(to(), SUBJECT, TEXT, later)
                          .replaceFirst("\\{", "{\"clientRef\":\"" + (first + n) + "\","))
              .toList();
      Api.Answer answer = api.post("/api/v1/batches", "[" + String.join(",", rows) + "]");
      if (answer.status() != 202 || answer.json().path("accepted").asInt() != some) {
        throw new IllegalStateException(answer.status() + " " + answer.text());
      }
    }
  }

  /** Lets all that waits go; seconds until the outcome of every mail is committed. */
  double release() {
    OffsetDateTime now = OffsetDateTime.now(Clock.systemUTC());
    post.hub().write("UPDATE serai.mail_recipient SET not_before = ? WHERE state = 'queued'", now);
    post.hub().write("UPDATE serai.mail SET due_at = ? WHERE due_at IS NOT NULL", now);
    long from = System.nanoTime();
    Awaitility.await("mails")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                post.hub()
                        // why not every recipient's state: counting them takes a fifth of the
                        // database's time, and this looks at the end of an index
                        .number(
                            "SELECT CASE WHEN max(due_at) IS NULL THEN 0 ELSE 1 END FROM serai.mail")
                    == 0);
    return (System.nanoTime() - from) / 1e9;
  }

  /** Fails unless the recipient has so many mails; takes them away. */
  void requireAll(int mails) {
    int taken = Letters.clear(to(), "INBOX");
    Letters.clear(from(), "Sent");
    if (taken != mails) {
      throw new IllegalStateException("%d of %d mails arrived".formatted(taken, mails));
    }
  }
}
