package io.serai.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.bounce.Bounce;
import io.serai.mail.inbound.mime.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mail that somebody made to hurt, or that arrived in a sorry state. */
class HostileMailTest {
  private static final String BOUNCE =
      """
      From: MAILER-DAEMON@mx.example
      To: news@sender.example
      Subject: Undelivered Mail Returned to Sender

      """;

  private static Inbound read(String mail) {
    return Inbound.read(mail.getBytes(StandardCharsets.UTF_8), Set.of());
  }

  @Test
  void nothing_is_unreadable() {
    assertThat(read("").classified()).isEqualTo(new Classified(Kind.UNREADABLE, "no header"));
  }

  @Test
  void a_zip_of_mails_is_unreadable_and_says_so() {
    Inbound zip = Inbound.read(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1, 2, 3}, Set.of());

    assertThat(zip.classified().kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(zip.classified().because()).contains("zip");
  }

  @Test
  void the_beginning_of_a_huge_mail_is_read_and_the_cut_is_named() {
    Inbound huge =
        read(BOUNCE + "<anna@rcpt.example>: 550 5.1.1 user unknown\n\n" + "x".repeat(20_000_000));

    assertThat(huge.recipients())
        .extracting(Bounce::recipient)
        .containsExactly("anna@rcpt.example");
    assertThat(huge.faults()).containsExactly("larger than 131072 bytes: the rest was not read");
  }

  @Test
  void deep_nesting_ends_at_the_limit() {
    StringBuilder mail = new StringBuilder("From: a@b.example\n");
    for (int i = 0; i < 1000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }

    assertThat(read(mail.toString()).faults()).contains("nested deeper than " + Limits.DEPTH);
  }

  @Test
  void a_flood_of_boundaries_makes_no_flood_of_parts() {
    String mail =
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\n".repeat(50_000);

    assertThat(read(mail).faults()).containsOnlyOnce("more than 64 parts");
  }

  @Test
  void many_parts_end_at_the_limit() {
    String mail =
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\ntext\n".repeat(200)
            + "--b--\n";

    assertThat(read(mail).faults()).contains("more than 64 parts");
  }

  @Test
  void a_flood_of_headers_ends_at_the_limit() {
    assertThat(read("X-Flood: 1\n".repeat(20_000) + "\ntext").faults())
        .contains("more than 500 headers");
  }

  @Test
  void a_report_that_names_nobody_has_a_kind_and_no_recipient() {
    Inbound empty = read(BOUNCE + "Something could not be delivered.\n");

    assertThat(empty.classified().kind()).isEqualTo(Kind.REPORT);
    assertThat(empty.recipients()).isEmpty();
    assertThat(empty.keys().original()).isEmpty();
  }

  @Test
  void broken_base64_gives_what_could_be_decoded() {
    Inbound broken =
        read(
            """
            From: anna@rcpt.example
            Subject: Re: Winter timetable
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            VGhhbmsgeW91
            !!!!***====
            """);

    assertThat(broken.classified().kind()).isEqualTo(Kind.HUMAN);
    assertThat(broken.text()).startsWith("Thank you");
  }

  @Test
  void an_unknown_encoding_and_an_unknown_charset_lose_no_text() {
    Inbound odd =
        read(
            """
            From: anna@rcpt.example
            Content-Type: text/plain; charset=klingon
            Content-Transfer-Encoding: smoke-signals

            Thank you
            """);

    assertThat(odd.text()).isEqualTo("Thank you");
  }

  @Test
  void latin_bytes_under_a_utf8_label_are_no_exception() {
    byte[] mail =
        "From: anna@rcpt.example\nContent-Type: text/plain\n\nCafé\n"
            .getBytes(Charset.forName("windows-1252"));

    assertThat(Inbound.read(mail, Set.of()).text()).isEqualTo("Café");
  }

  @Test
  void lines_made_to_make_expressions_backtrack_are_read() {
    for (String piece :
        new String[] {"<", "a@", ">>> ", "rcpt to ", "to: ", "5.1.", "re: ", "(", "-"}) {
      String text = piece.repeat(60_000 / piece.length());

      assertThat(read(BOUNCE + "550 " + text + "\n" + text).classified().kind())
          .isEqualTo(Kind.REPORT);
      assertThat(read("Subject: " + text + "\nFrom: " + text + "\n\n" + text)).isNotNull();
    }
  }

  @Test
  void a_flood_of_recipients_ends_at_the_limit() {
    StringBuilder text = new StringBuilder(BOUNCE);
    for (int i = 0; i < 3000; i++) {
      text.append("<r%d@rcpt.example>: 550 refused\n".formatted(i));
    }

    Inbound flood = read(text.toString());

    assertThat(flood.recipients()).hasSize(Limits.RECIPIENTS);
    assertThat(flood.faults()).contains("recipients after the first 100 were not read");
  }
}
