package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.OwnAuthority;
import io.serai.acceptance.harness.SearchGate;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters as they are: behind TLS and keys, busy, away, of another version. */
class ClusterIT extends OverMailbox {
  @TempDir Path dir;

  private Map<String, String> at(SearchGate gate) {
    Map<String, String> settings = settings();
    settings.put("elasticsearch.url", gate.url());
    settings.put("elasticsearch.retry-pause", "10");
    settings.put("elasticsearch.retry-pause-max", "50");
    settings.put("elasticsearch.retries", "4");
    return settings;
  }

  @Test
  void a_cluster_behind_an_own_authority_a_path_and_a_key_is_reached() {
    OwnAuthority authority = OwnAuthority.in(dir);
    try (SearchGate gate = SearchGate.secure(authority.tls(), "/es")) {
      gate.require("ApiKey c2VyYWk6a2V5");
      Map<String, String> settings = at(gate);
      settings.put("elasticsearch.api-key", "c2VyYWk6a2V5");
      settings.put("elasticsearch.ca-certificate", authority.certificate().toString());
      restart(settings);
      mailbox.put(M1, M2, M3);

      run();

      assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(4);
      assertThat(gate.mediaTypes()).anyMatch(type -> type.contains("compatible-with=8"));
      assertThat(gate.mediaTypes()).noneMatch(type -> type.contains("compatible-with=9"));
    }
  }

  @Test
  void an_authority_nobody_knows_is_not_trusted() {
    OwnAuthority authority = OwnAuthority.in(dir);
    try (SearchGate gate = SearchGate.secure(authority.tls(), "")) {
      restart(at(gate));
      mailbox.put(M1);

      Chain chain = runAnyhow(null);

      assertThat(chain.stage("message-roles").status()).isEqualTo("FAILED");
      assertThat(chain.errors()).contains("SERAI-3001");
      assertThat(gate.mediaTypes()).isEmpty();
    }
  }

  @Test
  void a_password_is_sent_and_a_wrong_one_is_refused_without_repeating_it() {
    try (SearchGate gate = SearchGate.plain()) {
      gate.require("Basic ZWxhc3RpYzpyaWdodA==");
      Map<String, String> settings = at(gate);
      settings.put("elasticsearch.password", "right");
      restart(settings);
      mailbox.put(M1);
      run();
      settings.put("elasticsearch.password", "wrong");
      restart(settings);

      Chain chain = runAnyhow(null);

      assertThat(chain.stage("message-roles").status()).isEqualTo("FAILED");
      assertThat(chain.errors()).contains("SERAI-3003", "401").doesNotContain("wrong");
    }
  }

  @Test
  void a_busy_cluster_is_asked_again_after_pauses() {
    try (SearchGate gate = SearchGate.plain()) {
      restart(at(gate));
      mailbox.put(M1, M2, M3);
      gate.busy("/_bulk", 429, 3);
      gate.busy("/_msearch", 503, 3);

      run();

      assertThat(gate.waiting()).isFalse();
      assertThat(mailbox.documents(Mailbox.ROLES)).hasSize(3);
      assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(4);
    }
  }

  @Test
  void a_cluster_that_goes_away_costs_the_run_and_the_next_one_catches_up() {
    try (SearchGate gate = SearchGate.plain()) {
      restart(at(gate));
      mailbox.put(M1, M2, M3);
      gate.busy("/_bulk", 503, Integer.MAX_VALUE);
      Chain broken = runAnyhow(null);
      assertThat(broken.stage("message-roles").status()).isEqualTo("FAILED");
      assertThat(broken.stage("message-roles").error()).contains("SERAI-3001");
      assertThat(watermark("acct-a")).isEmpty();
      gate.open();

      run();

      assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(4);
    }
  }

  @Test
  void a_run_that_cannot_be_mirrored_is_in_the_ledger_all_the_same() {
    try (SearchGate gate = SearchGate.plain()) {
      restart(at(gate));
      mailbox.put(M1, M2, M3);
      gate.busy(mailbox.index(Mailbox.RUNS) + "/_doc", 400, Integer.MAX_VALUE);

      run();

      assertThat(mailbox.documents(Mailbox.RUNS)).isEmpty();
      assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(4);
      assertThat(watermark("acct-a")).isNotEmpty();
    }
  }

  @Test
  void another_version_than_the_settings_name_is_told_by_its_setting() {
    Map<String, String> settings = settings();
    settings.put("elasticsearch.compatibility", "9");
    restart(settings);

    assertThat(problem()).contains("SERAI-3008", "elasticsearch.compatibility");
  }

  @Test
  void a_wrong_mapping_is_refused_with_its_field_before_anything_is_read() {
    mailbox
        .store()
        .send(
            "PUT",
            "/" + mailbox.index(Mailbox.DOMAINS),
            "{\"mappings\":{\"properties\":{\"domain\":{\"type\":\"long\"}}}}");
    mailbox.put(M1);

    Chain chain = runAnyhow(null);

    assertThat(chain.stage("message-roles").status()).isEqualTo("FAILED");
    assertThat(chain.errors()).contains("SERAI-3002", "'domain'", "'long'");
    assertThat(mailbox.documents(Mailbox.ROLES)).isEmpty();
    assertThat(problem()).contains("SERAI-3002", "'domain'");
  }

  /** What is wrong with the service. */
  private String problem() {
    Api api = hub().api("ops:read");
    return Awaitility.await()
        .until(
            () -> api.get("/api/v1/flows").json().at("/services/Elasticsearch/error").asText(),
            error -> error.contains("SERAI"));
  }
}
