package io.serai.mail.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.MailKeys;
import io.serai.mail.inbound.Inbound;
import io.serai.mail.inbound.Kind;
import io.serai.mail.token.Claim;
import io.serai.mail.token.SignedTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String A = "01JGXYABCDEFGHJKMNPQRSTVWA";
  private static final String B = "01JGXYABCDEFGHJKMNPQRSTVWB";
  private static final String C = "01JGXYABCDEFGHJKMNPQRSTVWC";
  private static final String D = "01JGXYABCDEFGHJKMNPQRSTVWD";

  private final SignedTokens tokens = new SignedTokens(new MailKeys(() -> "A".repeat(43) + "="));
  private final Candidates candidates = new Candidates(tokens, "s.example");

  private List<String> of(Kind kind, String mail) {
    Inbound inbound = Inbound.read(mail.getBytes(StandardCharsets.UTF_8), Set.of());
    return candidates.of(kind, inbound.keys(), NOW).stream()
        .map(one -> one.by().word() + " " + one.mail())
        .toList();
  }

  private String address(Claim.Kind kind, String mail) {
    return tokens.token(new Claim(kind, mail, 0, LocalDate.parse("2026-04-01")));
  }

  @Test
  void headers_come_before_the_token_and_the_token_before_what_is_quoted() {
    String mail =
        """
        From: x@y.example
        To: reply+%s@s.example
        In-Reply-To: <m.%s@S.example>
        References: <m.%s@s.example> <other@x.example> <m.%s@s.example>

        Hello
        > X-Serai-Message: %s
        """
            .formatted(address(Claim.Kind.REPLY, C), A, D, B, D);

    assertThat(of(Kind.HUMAN, mail))
        .containsExactly(
            "in-reply-to " + A,
            "references " + B,
            "references " + D,
            "token " + C,
            "serai-message " + D);
  }

  @Test
  void ids_of_other_domains_and_tokens_of_another_purpose_or_maker_name_nothing() {
    String mail =
        """
        From: x@y.example
        To: reply+%s@s.example, unsub+%s@s.example
        In-Reply-To: <m.%s@evil.example>
        References: <m.short@s.example> <%s@s.example>

        Hello
        """
            .formatted(address(Claim.Kind.UNSUBSCRIBE, C), "7".repeat(56), A, B);

    assertThat(of(Kind.HUMAN, mail)).isEmpty();
  }

  @Test
  void a_report_is_about_the_mail_it_encloses_whatever_it_answers() {
    String mail =
        """
        From: mailer-daemon@mx.example
        To: bounce+%s@s.example
        In-Reply-To: <m.%s@s.example>
        Subject: failure notice
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; x@y.example
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        From: team@s.example
        Message-ID: <m.%s@s.example>

        --b--
        """
            .formatted(address(Claim.Kind.BOUNCE, C), A, B);

    assertThat(of(Kind.REPORT, mail))
        .containsExactly("returned " + B, "in-reply-to " + A, "token " + C);
  }
}
