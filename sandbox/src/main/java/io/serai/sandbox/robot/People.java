package io.serai.sandbox.robot;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What people and their machines answer. */
final class People {
  private static final String QUOTE =
      "On Mon, 5 Jan 2026 at 10:00, Serai <%s> wrote:\n> Good morning!\n> How are you?\n";

  private People() {}

  static Written replies(Sent sent, String id, String date) {
    String text = "Thanks! That is fine with me.\n\n" + QUOTE.formatted(sent.from());
    return answer(
        sent, sent.answerTo(), "Re: " + sent.subject(), both(sent), "utf-8", text, id, date);
  }

  /** Quoted-printable Latin-1, the answer below the quote. */
  static Written repliesBelow(Sent sent, String id, String date) {
    String body =
        "Am 05.01.2026 um 10:00 schrieb Serai:\n> Good morning!\n\nSch=F6n, bis morgen.\n";
    String headers =
        "References: <older@x.example> %s\n".formatted(sent.messageId())
            + "Content-Type: text/plain; charset=iso-8859-1\n"
            + "Content-Transfer-Encoding: quoted-printable\n";
    return new Written(
        sent.answerTo(),
        head(sent, sent.answerTo(), "AW: " + sent.subject(), id, date) + headers + "\n" + body);
  }

  static Written repliesRenamed(Sent sent, String id, String date) {
    return answer(
        sent,
        sent.answerTo(),
        "Lunch?",
        both(sent),
        "utf-8",
        "Something else: lunch?\n\n-----Original Message-----\nFrom: Serai\n\nGood morning!\n",
        id,
        date);
  }

  static Written repliesBare(Sent sent, String id, String date) {
    return answer(sent, sent.answerTo(), "Hi", "", "utf-8", "Got it.\n", id, date);
  }

  static Written repliesAnew(Sent sent, String id, String date) {
    return answer(
        sent, sent.from(), "Re: " + sent.subject(), "", "utf-8", "Who are you?\n", id, date);
  }

  static Written stops(Sent sent, String id, String date) {
    String text = "Please stop sending me this.\n\n" + QUOTE.formatted(sent.from());
    return answer(
        sent, sent.answerTo(), "Re: " + sent.subject(), both(sent), "utf-8", text, id, date);
  }

  static Written unsubscribes(Sent sent, String id, String date) {
    String to = sent.unsubscribe("mailto").replaceFirst("mailto:", "").replaceFirst("\\?.*", "");
    return answer(sent, to, "unsubscribe", "", "utf-8", "\n", id, date);
  }

  static Written away(Sent sent, String id, String date) {
    String headers = "In-Reply-To: %s\nAuto-Submitted: auto-replied\n".formatted(sent.messageId());
    return answer(
        sent,
        sent.envelope(),
        "Automatic reply: " + sent.subject(),
        headers,
        "utf-8",
        "I am away until Monday.\n",
        id,
        date);
  }

  /** A token of the right length that nobody signed. */
  static Written spoofs(Sent sent, String id, String date) {
    String to = sent.answerTo().replaceFirst("\\+[^@]*@", "+" + "0v".repeat(28) + "@");
    return answer(sent, to, "Hello", "", "utf-8", "Please stop sending me this.\n", id, date);
  }

  private static String both(Sent sent) {
    return "In-Reply-To: %1$s\nReferences: %1$s\n".formatted(sent.messageId());
  }

  private static Written answer(
      Sent sent,
      String to,
      String subject,
      String headers,
      String charset,
      String text,
      String id,
      String date) {
    String type =
        "Content-Type: text/plain; charset=%s\nContent-Transfer-Encoding: 8bit\n"
            .formatted(charset);
    return new Written(to, head(sent, to, subject, id, date) + headers + type + "\n" + text);
  }

  private static String head(Sent sent, String to, String subject, String id, String date) {
    return """
        Return-Path: <%s>
        From: Somebody <%s>
        To: %s
        Subject: =?utf-8?B?%s?=
        Date: %s
        Message-ID: <%s>
        MIME-Version: 1.0
        """
        .formatted(
            sent.recipient(),
            sent.recipient(),
            to,
            Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)),
            date,
            id);
  }
}
