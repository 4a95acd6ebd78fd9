package io.serai.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Mail mail(MailState state) {
    Recipient one = new Recipient(0, "h", "d", state, 0, NOW, null, null);
    return new Mail("01JGXYABCDEFGHJKMNPQRSTVWX", "p", NOW, NOW, null, 1, null, List.of(one));
  }

  @ParameterizedTest
  @CsvSource({
    "SENT,      BOUNCED, BOUNCED",
    "CONFIRMED, BOUNCED, BOUNCED",
    "CONFIRMED, REPLIED, REPLIED",
    "BOUNCED,   REPLIED, REPLIED",
    "REPLIED,   BOUNCED, REPLIED",
    "SENDING,   BOUNCED, BOUNCED",
    "UNKNOWN,   REPLIED, REPLIED",
    "QUEUED,    REPLIED, QUEUED",
    "DEFERRED,  BOUNCED, DEFERRED",
    "SUPPRESSED,REPLIED, SUPPRESSED",
    "FAILED,    BOUNCED, FAILED"
  })
  void a_state_moves_up_alone_and_whatever_came_back_was_sent(
      MailState before, MailState news, MailState after) {
    Step step = Hearing.hear(mail(before), List.of(Tiding.of(0, news, "x")), NOW);

    assertThat(step.mail().recipients().get(0).state()).isEqualTo(after);
    assertThat(step.events()).contains(new MailEvent(0, news.word(), "x"));
  }

  @Test
  void what_is_only_to_be_noted_changes_no_state_and_proves_nothing() {
    Step step =
        Hearing.hear(mail(MailState.UNKNOWN), List.of(Tiding.note(0, "delayed", "soft")), NOW);

    assertThat(step.mail().recipients().get(0).state()).isEqualTo(MailState.UNKNOWN);
    assertThat(step.events()).containsExactly(new MailEvent(0, "delayed", "soft"));
  }
}
