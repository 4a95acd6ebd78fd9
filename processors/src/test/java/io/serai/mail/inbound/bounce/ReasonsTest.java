package io.serai.mail.inbound.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
  private static Group judged(String status, String words) {
    return new Judge("").judge("anna@rcpt.example", "failed", List.of(words), status).group();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5.1.1 | 550 5.1.1 <a@b.example>... User unknown                              | UNKNOWN_USER
          5.0.0 | 550 Sorry, no such user here (in reply to RCPT TO command)            | UNKNOWN_USER
          5.0.0 | 550 User unknown (in reply to end of DATA command)                    | FILTERED
          5.0.0 | 550 User unknown                                                      | FILTERED
          5.1.0 | 550 unknown user <a@b.example> (in reply to MAIL FROM command)        | REPUTATION
          4.2.2 | 452 4.2.2 The email account that you tried to reach is over quota     | MAILBOX
          5.4.5 | 550 5.4.5 Daily sending quota exceeded                                | REPUTATION
          5.2.3 | 552 5.2.3 Your message exceeded Google's message size limits          | CONTENT
          5.7.1 | 550 5.7.1 refused                                                     | POLICY
          5.1.1 | 550 refused                                                           | UNKNOWN_USER
          ''    | 550 refused                                                           | REPUTATION
          ''    | 421 nothing to say                                                    | TEMPORARY
          ''    | 550 nothing to say                                                    | OTHER
          5.1.1 | 550 5.1.1 RCP-P2 Refused due to recipient preferences                 | FILTERED
          5.4.1 | 550 5.4.310 DNS domain rcpt.example does not exist                    | UNKNOWN_HOST
          5.0.0 | 550 The id anna does not exist (in reply to RCPT TO command)          | UNKNOWN_USER
          5.7.1 | 550 SC-001 Unfortunately, messages from 192.0.2.1 weren't sent        | REPUTATION
          5.5.0 | 550 5.5.0 Requested action not taken: mailbox unavailable (TT000)     | UNKNOWN_USER
          5.0.0 | 550 Invalid Recipient - https://docs.example/docs/DOC-1369 | UNKNOWN_USER
          ''    | you may not have permission to post messages to the group             | REPUTATION
          5.2.0 | 554 5.2.0 STOREDRV.Deliver.Exception:StorageTransientException        | TEMPORARY
          5.0.0 | 552 Mailbox size limit exceeded                                       | MAILBOX
          5.0.0 | 503 AUTH command used when not advertised                             | POLICY
          4.0.0 | 450 mailbox unavailable                                               | TEMPORARY
          5.0.0 | 550 mailbox unavailable (in reply to RCPT TO command)                 | UNKNOWN_USER
          """)
  void words_come_before_codes_and_codes_before_weak_words(
      String status, String words, Group expected) {
    assertThat(judged(status, words)).isEqualTo(expected);
  }

  @Test
  void quotes_hyphens_codes_and_breaks_do_not_hide_a_phrase() {
    assertThat(judged("", "550-5.1.1 The \"e-mail\" account does\n550-5.1.1 not exist"))
        .isEqualTo(Group.UNKNOWN_USER);
  }

  @Test
  void words_in_an_address_are_no_reason() {
    assertThat(judged("5.1.1", "550 <spam.virus@blocked.example> unknown"))
        .isEqualTo(Group.UNKNOWN_USER);
  }

  @Test
  void no_phrase_stands_twice_in_the_same_section() {
    String section = "";
    List<String> seen = new java.util.ArrayList<>();
    for (String line : Table.lines("reasons.txt")) {
      section = line.startsWith("[") ? line + seen.size() : section;
      seen.add(section + line.split("\\|")[0].strip());
    }
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void every_phrase_can_be_found_in_its_own_words() {
    for (String line : Table.lines("reasons.txt")) {
      if (!line.startsWith("[")) {
        String written = line.split("\\|")[0].strip();
        String text = Wording.plain(written.replace("..", " x "));
        assertThat(Phrases.of(List.of(written)).in(text)).as(written).isTrue();
      }
    }
  }

  @Test
  void a_gap_has_an_end() {
    assertThat(Phrases.of(List.of("user..unknown")).in("user " + "x ".repeat(20) + "unknown"))
        .isTrue();
    assertThat(Phrases.of(List.of("user..unknown")).in("user " + "x ".repeat(40) + "unknown"))
        .isFalse();
    assertThat(Phrases.of(List.of("user unknown")).in("superuser unknown")).isFalse();
  }
}
