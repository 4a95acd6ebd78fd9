package io.serai.sandbox.engagements;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A team's mail, made from a seed: the same documents for the same seed and sizes, in constant
 * memory whatever the sizes. Threads, aliases, copies in two folders and in two accounts, mail that
 * was harvested months late, equal dates, odd headers; and mail that is deleted again.
 */
final class Generator {
  private static final Instant FIRST = Instant.parse("2023-01-02T08:00:00Z");
  private static final Duration PERIOD = Duration.ofDays(680);

  /** One account in so many is of somebody who tidies up. */
  private static final int TIDY = 3;

  private final SplittableRandom random;
  private final SplittableRandom fate;
  private final Oddities odd;
  private final Team team;
  private final long messages;
  private Instant last = FIRST;

  /** A mailbox index, or what stands for one. */
  interface Sink {
    void put(Mail mail) throws IOException;

    /** Removes a document that was put. */
    void delete(String id) throws IOException;
  }

  /**
   * A generator.
   *
   * @param messages distinct ones that stay; copies make a third more documents
   */
  Generator(long seed, int accounts, long messages) {
    this.random = new SplittableRandom(seed);
    this.fate = new SplittableRandom(~seed);
    this.odd = new Oddities(random);
    this.team = new Team(accounts);
    this.messages = messages;
  }

  /** Makes all documents, about in the order of their dates. */
  void write(Sink sink) throws IOException {
    long made = 0;
    for (long thread = 0; made < messages; thread++) {
      Conversation conversation = Conversation.draw(team, random);
      Instant at = FIRST.plusMillis(PERIOD.toMillis() / messages * made);
      int length = (int) Math.min(conversation.length(), messages - made);
      for (int n = 0; n < length; n++) {
        at = at.plusMillis(1 + random.nextInt(86_400_000));
        message(conversation, thread, n, at, made + n, sink);
      }
      made += length;
    }
  }

  private void message(Conversation of, long thread, int n, Instant at, long number, Sink sink)
      throws IOException {
    Address us = team.address(of.account(), random);
    Address from = of.sent(n) ? us : of.outside();
    String id = "<%d.%d@%s>".formatted(number, thread, from.address().split("@", 2)[1]);
    Mail mail =
        new Mail(
            id(of.account(), number, 0),
            team.account(of.account()),
            harvested(at),
            date(at),
            odd.messageId(id),
            odd.senders(from),
            odd.recipients(List.of(of.sent(n) ? of.outside() : us)),
            of.cc(),
            (n == 0 ? "" : "Re: ") + "Conversation " + thread,
            "t" + thread,
            of.sent(n) ? "Sent" : "INBOX");
    sink.put(mail);
    copies(mail, of, number, sink);
    if (of.account() % TIDY == 0) {
      deleted(mail, of.account(), number, sink);
    }
  }

  /** Now and then a folder's copy goes, or a message as a whole. */
  private void deleted(Mail mail, int account, long number, Sink sink) throws IOException {
    int roll = fate.nextInt(40);
    if (roll > 1) {
      return;
    }
    String id = id(account, number, 3);
    String messageId = roll == 0 ? mail.messageId() : "<deleted.%d@ourco.test>".formatted(number);
    Instant date = mail.created().plus(Duration.ofMinutes(fate.nextInt(10_000)));
    sink.put(mail.refiled(id, messageId, roll == 0 ? mail.date() : date, "Trash"));
    sink.delete(id);
  }

  private void copies(Mail mail, Conversation of, long number, Sink sink) throws IOException {
    if (random.nextInt(5) == 0) {
      sink.put(copy(mail, of.account(), number, 1, "All Mail"));
    }
    if (of.colleague() >= 0) {
      sink.put(copy(mail, of.colleague(), number, 2, "INBOX"));
    }
  }

  private Mail copy(Mail mail, int account, long number, int n, String folder) {
    return new Mail(
        id(account, number, n),
        team.account(account),
        mail.created().plusMillis(random.nextInt(60_000)),
        mail.date(),
        mail.messageId(),
        mail.from(),
        mail.to(),
        mail.cc(),
        mail.subject(),
        mail.thread(),
        folder);
  }

  private String id(int account, long number, int copy) {
    return "%s:A%08XE%d".formatted(team.account(account), number, copy);
  }

  /** Some messages have the very date of the one before, a few have none. */
  private Instant date(Instant at) {
    int roll = random.nextInt(1000);
    if (roll >= 50) {
      last = roll < 400 ? Instant.ofEpochSecond(at.getEpochSecond()) : at;
    }
    return roll == 0 ? null : last;
  }

  /** Within minutes, or months later when a mailbox was added. */
  private Instant harvested(Instant at) {
    Duration late =
        random.nextInt(40) == 0
            ? Duration.ofMinutes(random.nextInt(200 * 1440))
            : Duration.ofMillis(5_000 + random.nextInt(90_000));
    return at.plus(late);
  }
}
