package io.serai.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.mime.MailParser;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
  private static Kind kind(String headers, String body) {
    String mail = headers.replace("; ", "\n") + "\n\n" + body;
    return Classifier.classify(
            MailParser.parse(mail.getBytes(StandardCharsets.UTF_8)), Set.of("news@sender.example"))
        .kind();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          From: anna@rcpt.example; Subject: Re: timetable                          | HUMAN
          From: anna@rcpt.example; Auto-Submitted: no                              | HUMAN
          From: anna@rcpt.example; Auto-Submitted: auto-replied                    | AUTO_REPLY
          From: anna@rcpt.example; Auto-Submitted: auto-generated                  | AUTO_REPLY
          From: anna@rcpt.example; X-Autoreply: yes                                | AUTO_REPLY
          From: anna@rcpt.example; X-Auto-Response-Suppress: All                   | AUTO_REPLY
          From: anna@rcpt.example; Precedence: bulk                                | AUTO_REPLY
          From: anna@rcpt.example; Precedence: first-class                         | HUMAN
          Return-Path: <>; From: anna@rcpt.example; Subject: Re: timetable         | AUTO_REPLY
          From: anna@rcpt.example; Subject: Out of office: timetable               | AUTO_REPLY
          From: News <NEWS@sender.example>; Subject: timetable                     | OWN
          From: News <news@sender.example>; Auto-Submitted: auto-replied           | AUTO_REPLY
          From: MAILER-DAEMON@mx.example; Subject: Undelivered Mail                | REPORT
          Return-Path: <>; From: x@mx.example; Subject: Mail delivery failed       | REPORT
          From: postmaster@mx.example; Subject: Automatic reply: timetable         | AUTO_REPLY
          From: postmaster@mx.example; Subject: About your question                | HUMAN
          """)
  void the_first_sign_in_the_documented_order_decides(String headers, Kind expected) {
    assertThat(kind(headers, "Some text.")).isEqualTo(expected);
  }

  @Test
  void a_person_who_quotes_a_bounce_stays_a_person() {
    assertThat(
            kind(
                "From: anna@rcpt.example; Subject: Re: timetable",
                "I got this:\n> Your message could not be delivered\nWhat now?"))
        .isEqualTo(Kind.HUMAN);
  }

  @Test
  void the_words_of_a_bounce_need_both_subject_and_text_when_the_sender_is_no_daemon() {
    assertThat(
            kind(
                "From: gate@mx.example; Subject: Delivery failure",
                "Unable to deliver your message to <anna@rcpt.example>"))
        .isEqualTo(Kind.REPORT);
  }
}
