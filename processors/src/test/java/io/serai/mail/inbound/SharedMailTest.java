package io.serai.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.bounce.Bounce;
import io.serai.mail.inbound.bounce.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The five mails of the mailbox sample. */
@EnabledIf("exist")
class SharedMailTest {
  private static final Path FOLDER = Path.of("../shared/data/mail");

  static boolean exist() {
    return Files.exists(FOLDER.resolve("dsn-hard-5.1.1.eml"));
  }

  private static Inbound read(String file) throws IOException {
    return Inbound.read(Files.readAllBytes(FOLDER.resolve(file)), Set.of("sender1@example.com"));
  }

  @Test
  void a_reply_gives_its_text_and_the_mail_it_answers() throws IOException {
    Inbound reply = read("reply-in-reply-to.eml");

    assertThat(reply.classified().kind()).isEqualTo(Kind.HUMAN);
    assertThat(reply.text()).isEqualTo("Thanks! Café meeting is OK.");
    assertThat(reply.keys().inReplyTo()).containsExactly("m.0000000000000003@hub.example.com");
    assertThat(reply.optOut()).isFalse();
  }

  @Test
  void a_request_to_stop_is_an_opt_out_found_by_its_references() throws IOException {
    Inbound stop = read("reply-stop-request.eml");

    assertThat(stop.optOut()).isTrue();
    assertThat(stop.text()).isEqualTo("I got all your messages...can you stop sending me this?");
    assertThat(stop.keys().references().get(0)).isEqualTo("m.0000000000000004@hub.example.com");
  }

  @Test
  void an_out_of_office_note_is_no_reply() throws IOException {
    assertThat(read("auto-reply-out-of-office.eml").classified().kind()).isEqualTo(Kind.AUTO_REPLY);
  }

  @Test
  void a_final_report_is_hard_and_its_folded_words_are_joined() throws IOException {
    Inbound report = read("dsn-hard-5.1.1.eml");

    Bounce bounce = report.recipients().get(0);
    assertThat(bounce.recipient()).isEqualTo("nobody@example.org");
    assertThat(bounce.status()).isEqualTo("5.1.1");
    assertThat(bounce.hard()).isTrue();
    assertThat(bounce.diagnostic()).endsWith("that you tried to reach does not exist.");
    assertThat(report.keys().original()).isEqualTo("m.0000000000000001@hub.example.com");
  }

  @Test
  void a_delay_is_an_event_and_no_bounce() throws IOException {
    Bounce bounce = read("dsn-delayed-4.4.1.eml").recipients().get(0);

    assertThat(bounce.action()).isEqualTo("delayed");
    assertThat(bounce.group()).isEqualTo(Group.TEMPORARY);
  }
}
