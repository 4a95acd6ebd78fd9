package io.serai.acceptance.sailthru;

import static io.serai.acceptance.sailthru.Line.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Logs;
import io.serai.acceptance.harness.TestHub;
import io.serai.sailthru.privacy.KeyRing;
import io.serai.sailthru.privacy.Pseudonyms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What is kept of people. */
class PeopleIT {
  private static final String LINES =
      """
      {"id":"%s","email":"Mike@Example.COM ","vars":{"contact":"write to mike@example.com","n":1}}
      {"id":"%s","email":"mike@example.com","vars":{"birthday":"1970-01-02"},"lists_signup":{"mike@example.com's list":"2016-01-01T10:00"}}
      {"id":"%s","email":"mike@example.com","total_opens":"many"}
      {"id":"%s","email":"mike@example.com
      """
          .formatted(id(1), id(2), id(3), id(4));
  private static final String CLICK =
      Line.message(
          1,
          1,
          ",\"clicks\":[{\"url\":\"http://example.org/u?m=mike%40example.com\",\"ts\":{\"$date\":1459429200000}}]");

  private final Exports exports = new Exports();

  private void run(Map<String, String> settings) {
    try (TestHub hub = TestHub.start(exports, settings)) {
      exports.deliver(
          "export.zip",
          Zip.of("profile.20160401.json", LINES, "message_blast.20160401.json", CLICK));
      Exports.run(hub);
    }
  }

  private static String hmac(String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(Exports.KEY), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @Scenario("S21")
  void spellings_of_an_address_have_one_hash_and_no_address_is_left_anywhere()
      throws GeneralSecurityException {
    try (Logs logs = Logs.capture()) {
      run(Map.of());
      assertThat(
              exports.rows("SELECT id, email_hash, email_domain, email_key FROM sailthru.profile"))
          .containsExactlyInAnyOrder(
              id(1) + "|" + hmac("mike@example.com") + "|example.com|k1",
              id(2) + "|" + hmac("mike@example.com") + "|example.com|k1");
      assertThat(logs.text().toLowerCase(Locale.ROOT)).doesNotContain("mike@", "mike%40");
    }
    List<String> keys = exports.keys("");
    assertThat(keys).anyMatch(key -> key.startsWith("processed/sailthru/profile_vars/"));
    for (String key : keys) {
      if (!key.startsWith("raw/")) {
        assertThat(text(key)).as(key).doesNotContain("mike@", "mike%40");
      }
    }
    assertThat(rows(exports.warehouse(), "sailthru")).noneMatch(PeopleIT::tells);
    assertThat(rows(exports.hub(), "serai")).noneMatch(PeopleIT::tells);
  }

  private static boolean tells(String row) {
    String text = row.toLowerCase(Locale.ROOT);
    return text.contains("mike@") || text.contains("mike%40");
  }

  private String text(String key) {
    byte[] bytes = exports.object(exports.lake(), key);
    try {
      byte[] plain =
          key.endsWith(".gz")
              ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
              : bytes;
      return new String(plain, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(key, e);
    }
  }

  private static List<String> rows(Database database, String schema) {
    List<String> rows = new ArrayList<>();
    for (String table :
        database.rows(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = ?",
            schema)) {
      rows.addAll(database.rows("SELECT t::text FROM " + table + " AS t"));
    }
    assertThat(rows).hasSizeGreaterThan(5);
    return rows;
  }

  @Test
  void an_encrypted_address_can_be_read_with_the_key_alone() {
    run(Map.of("sailthru.pii.mode", "encrypt"));

    List<String> encrypted = exports.rows("SELECT DISTINCT email_enc FROM sailthru.profile_email");
    assertThat(encrypted).hasSize(1).noneMatch(PeopleIT::tells);
    Pseudonyms reader =
        new Pseudonyms(Pseudonyms.Mode.ENCRYPT, () -> KeyRing.parse("k1:" + Exports.KEY));
    assertThat(reader.decrypt(encrypted.get(0))).isEqualTo("mike@example.com");
  }

  @Test
  void a_dropped_address_leaves_nothing() {
    run(Map.of("sailthru.pii.mode", "drop"));

    assertThat(exports.rows("SELECT email_hash, email_domain, email_key FROM sailthru.profile"))
        .containsExactly("∅|∅|∅", "∅|∅|∅");
    assertThat(exports.number("SELECT count(*) FROM sailthru.profile_email")).isZero();
  }

  @Test
  void variables_that_are_not_kept_are_hashed_or_dropped() {
    run(Map.of("sailthru.vars.keep", "n", "sailthru.vars.others", "drop"));

    assertThat(exports.rows("SELECT var, val FROM sailthru.profile_vars")).containsExactly("n|1");
  }

  @Test
  void variables_that_are_hashed_show_no_value() throws GeneralSecurityException {
    run(Map.of("sailthru.vars.keep", "n"));

    assertThat(exports.rows("SELECT val FROM sailthru.profile_vars WHERE var = 'birthday'"))
        .containsExactly(hmac("1970-01-02"));
  }
}
