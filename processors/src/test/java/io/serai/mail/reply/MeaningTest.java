package io.serai.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.model.Verdict;
import io.serai.mail.reply.Reply.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MeaningTest {
  @ParameterizedTest
  @CsvFileSource(resources = "replies.csv", delimiter = '|', numLinesToSkip = 1)
  void an_answer_means(Phase phase, String line, int company, Verdict verdict) {
    Reply reply = Reply.of(phase, Integer.parseInt(line.substring(0, 3)), line);

    assertThat(Meaning.of(reply, company).verdict()).isEqualTo(verdict);
  }

  @Test
  void silence_is_nothing_lost_until_the_mail_was_ended() {
    assertThat(Meaning.of(Reply.silence(Phase.CONNECT), 1).verdict()).isEqualTo(Verdict.TRANSIENT);
    assertThat(Meaning.of(Reply.silence(Phase.ENVELOPE), 1).verdict()).isEqualTo(Verdict.TRANSIENT);
    assertThat(Meaning.of(Reply.silence(Phase.END_OF_DATA), 1).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }
}
