package io.serai.mail.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.Inbound;
import io.serai.mail.model.MailState;
import io.serai.mail.model.Suppression.Reason;
import io.serai.mail.model.Tiding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TidingsTest {
  private static final String STOP =
      """
      From: mike@people.example
      Subject: Re: Hello

      Please stop sending me this.
      """;

  private static Matched matched(MatchBy by, int place, boolean asksToStop, String... hashes) {
    Candidate candidate = new Candidate(by, "01JGXYABCDEFGHJKMNPQRSTVWX", place, asksToStop);
    return new Matched(candidate, "p", List.of(hashes));
  }

  private static List<Tiding> tidings(String mail, Matched matched) {
    Inbound inbound = Inbound.read(mail.getBytes(StandardCharsets.UTF_8), Set.of());
    return Tidings.of(inbound, matched, address -> address);
  }

  private static String report(String... recipients) {
    StringBuilder blocks = new StringBuilder();
    for (String one : recipients) {
      blocks.append("Final-Recipient: rfc822; " + one + "\nAction: failed\nStatus: 5.1.1\n\n");
    }
    return """
        From: mailer-daemon@mx.example
        Subject: failure notice
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        %s--b--
        """
        .formatted(blocks);
  }

  @Test
  void a_guess_says_nothing_whatever_it_says() {
    Matched guess = matched(MatchBy.SENDER_SUBJECT, -1, false, "mike@people.example");
    assertThat(tidings(STOP, guess)).isEmpty();
  }

  @Test
  void of_several_recipients_the_sender_is_meant_and_a_stranger_is_nobody() {
    Matched known =
        matched(MatchBy.IN_REPLY_TO, -1, false, "anna@people.example", "mike@people.example");
    assertThat(tidings(STOP, known))
        .containsExactly(
            Tiding.of(1, MailState.REPLIED, "in-reply-to").stopping(Reason.UNSUBSCRIBE, true));

    Matched unknown = matched(MatchBy.IN_REPLY_TO, -1, false, "anna@people.example", "b@c.example");
    assertThat(tidings(STOP, unknown)).isEmpty();
  }

  @Test
  void a_token_means_its_own_recipient_whoever_writes() {
    Matched token = matched(MatchBy.TOKEN, 0, true, "anna@people.example", "b@c.example");
    assertThat(tidings(STOP, token))
        .containsExactly(
            Tiding.note(0, "unsubscribed", "token").stopping(Reason.UNSUBSCRIBE, false));
  }

  @Test
  void a_report_of_two_moves_two_and_one_that_names_somebody_else_moves_nobody() {
    Matched three =
        matched(MatchBy.RETURNED, -1, false, "a@x.example", "b@x.example", "c@x.example");
    List<Tiding> both = tidings(report("c@x.example", "a@x.example"), three);
    assertThat(both).extracting(Tiding::recipient).containsExactly(2, 0);
    assertThat(both).allMatch(one -> one.stop() == Reason.HARD_BOUNCE && !one.review());

    assertThat(tidings(report("somebody@else.example"), three)).isEmpty();
  }

  @Test
  void a_mail_to_one_is_meant_though_its_address_was_rewritten_on_the_way() {
    Matched one = matched(MatchBy.RETURNED, -1, false, "a@x.example");
    assertThat(tidings(report("forwarded@else.example"), one))
        .extracting(Tiding::detail)
        .containsExactly("hard 5.1.1 unknown-user");
  }
}
