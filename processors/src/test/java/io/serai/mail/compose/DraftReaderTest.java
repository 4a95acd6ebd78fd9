package io.serai.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.mail.Body;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static DraftReader.Judged read(String fields) {
    return DraftReader.read(
        "{\"to\":[{\"email\":\"mike@example.com\",\"name\":\"Mike\"}],\"subject\":\"Hi\","
            + fields
            + "}",
        NOW);
  }

  @Test
  void a_mail_without_times_is_due_now_and_ends_in_a_day() {
    DraftReader.Judged mail = read("\"text\":\"Hi\"");

    assertThat(mail.notBefore()).isEqualTo(NOW);
    assertThat(mail.expiresAt()).isEqualTo(NOW.plusSeconds(24 * 3600));
  }

  @Test
  void its_end_counts_from_when_it_may_be_sent() {
    DraftReader.Judged mail =
        read("\"text\":\"x\",\"sendAfter\":\"2026-03-02T12:00:00Z\",\"expiresAfter\":\"PT1H\"");

    assertThat(mail.expiresAt()).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"html\":null|SERAI-6003|'text' and 'html' are both missing",
        "\"text\":\"x\",\"bcc\":[]|SERAI-6003|'bcc' is no field",
        "\"text\":5|SERAI-6003|'text' is not of its type",
        "\"text\":\"x\",\"to\":[]|SERAI-6003|'to' names nobody",
        "\"text\":\"x\",\"to\":[{\"email\":\"a\"}]|SERAI-6001|has no local part and domain",
        "\"text\":\"x\",\"to\":[null]|SERAI-6003|null",
        "\"text\":\"x\",\"to\":[{\"email\":\"a@b.example\",\"name\":\"a\\r\\nBcc: x\"}]|SERAI-6002|'to.name'",
        "\"text\":\"x\",\"subject\":\"Hi\\r\\nBcc: x@y.example\"|SERAI-6002|'subject'",
        "\"text\":\"x\",\"subject\":\"Hi\\u2028x\"|SERAI-6002|'subject'",
        "\"text\":\"{{nobody}}\"|SERAI-6004|'text' names [nobody]",
        "\"text\":\"{{name\",\"variables\":{\"name\":\"x\"}|SERAI-6004|'text' is no template",
        "\"html\":\"{{{name}}}\",\"variables\":{\"name\":\"x\"}|SERAI-6004|more of the template language",
        "\"html\":\"{{>/etc/passwd}}\"|SERAI-6004|more of the template language",
        "\"text\":\"x\",\"variables\":{\"name\":{}}|SERAI-6004|variable 'name'",
        "\"subject\":\"{{name}}\",\"text\":\"x\",\"variables\":{\"name\":\"a\\nb\"}|SERAI-6002|'subject'",
        "\"text\":\"{{confirm_url}}\",\"variables\":{\"confirm_url\":\"x\"}|SERAI-6004|the hub's own",
        "\"text\":\"{{unsubscribe_url}}\",\"to\":[{\"email\":\"a@b.example\"},{\"email\":\"c@b.example\"}]|SERAI-6004|[unsubscribe_url]",
        "\"text\":\"x\",\"sendAfter\":\"tomorrow\"|SERAI-6003|'sendAfter'",
        "\"text\":\"x\",\"sendAfter\":\"2199-01-01T00:00:00Z\"|SERAI-6003|more than a hundred years",
        "\"text\":\"x\",\"sendAfter\":\"+1000000000-12-31T23:59:59Z\"|SERAI-6003|more than a hundred years",
        "\"text\":\"x\",\"expiresAfter\":\"P90D\"|SERAI-6003|'expiresAfter'",
        "\"text\":\"x\",\"attachments\":[null]|SERAI-6003|'attachments[0].name' is missing",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\"}]|SERAI-6003|'attachments[0].content' is missing",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"content\":\"\"}]|SERAI-6003|'attachments[0].content' is missing",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"content\":\"a-b\"}]|SERAI-6003|'attachments.[0].content' is not of its type",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"../a\",\"content\":\"YQ==\"}]|SERAI-6003|is a path",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\\nb\",\"content\":\"YQ==\"}]|SERAI-6002|'attachments[0].name'",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"type\":\"x\",\"content\":\"YQ==\"}]|SERAI-6003|no media type",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"type\":\"text/plain\\r\\nBcc: x\",\"content\":\"YQ==\"}]|SERAI-6003|no media type",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"type\":\"Message/rfc822\",\"content\":\"YQ==\"}]|SERAI-6003|no media type",
        "\"text\":\"x\",\"attachments\":[{\"name\":\"a\",\"url\":\"file:///etc/passwd\"}]|SERAI-6003|is no field"
      },
      quoteCharacter = '~')
  void what_is_wrong_is_named(String fields, String code, String what) {
    assertThatThrownBy(() -> read(fields)).hasMessageStartingWith(code).hasMessageContaining(what);
  }

  @Test
  void no_json_is_told_with_its_place() {
    assertThatThrownBy(() -> DraftReader.read("{\"to\":\n[", NOW))
        .hasMessageStartingWith("SERAI-6005")
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> DraftReader.read("", NOW)).hasMessageContaining("empty");
    assertThatThrownBy(() -> DraftReader.read(Body.of(new byte[] {0, 0, '{', 0}), NOW))
        .hasMessageStartingWith("SERAI-6005");
    assertThatThrownBy(() -> DraftReader.read(Body.of((byte[]) null), NOW))
        .hasMessageContaining("empty");
  }
}
