package io.serai.mail.inbound.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I got all your messages...can you stop sending me this?",
        "unsubscribe",
        "STOP",
        "Stop.",
        "Please stop!",
        "Please remove me from your list.",
        "Take me off this list, thanks",
        "I do not want to receive these any more",
        "I don't want to receive this",
        "Bitte keine weiteren E-Mails",
        "Bitte abmelden",
        "Je ne veux plus recevoir vos messages",
        "Me désinscrire svp",
        "Quiero darme de baja",
        "No deseo recibir más correos",
        "Non voglio ricevere altre mail",
        "配信停止をお願いします"
      })
  void a_wish_for_no_more_mail_is_heard(String text) {
    assertThat(OptOut.wished("Re: Winter timetable", text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks! Café meeting is OK.",
        "The bus will stop at the station.",
        "Please do not remove me from the list.",
        "I did not unsubscribe, why do I get nothing?",
        "I would never unsubscribe",
        "Line one\n\nline two\nline three\nline four\nline five\nline six\nunsubscribe"
      })
  void other_text_is_no_wish(String text) {
    assertThat(OptOut.wished("Re: Winter timetable", text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsubscribe", "Unsubscribe", "STOP"})
  void a_subject_alone_is_a_wish(String subject) {
    assertThat(OptOut.wished(subject, "")).isTrue();
  }
}
