package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mailbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What vanishes, at the source and behind the hub's back. */
class VanishedIT extends OverMailbox {
  @Test
  void mail_that_was_deleted_leaves_every_count() {
    mailbox.put(M1, M2, M3, M4);
    run();
    mailbox.delete(M2.id());
    mailbox.delete(M3.id());
    mailbox.delete(M4.id());

    Chain chain = run();

    assertThat(mailbox.documents(Mailbox.ACCOUNTS)).containsOnlyKeys("acct-a");
    assertThat(statistics("acct-a").path("total_emails_count").asInt()).isEqualTo(3);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(1);
    assertThat(domain("visa.com").path("accounts")).hasSize(1);
    assertThat(mailbox.documents(Mailbox.ROLES)).hasSize(1);
    assertThat(chain.stage("message-roles").produced()).isEqualTo(3);
  }

  @Test
  void a_domain_nobody_is_in_contact_with_any_more_has_no_document() {
    mailbox.put(M1, M2);
    run();
    mailbox.delete(M1.id());

    run();

    assertThat(mailbox.documents(Mailbox.DOMAINS)).containsOnlyKeys("visa.com");
  }

  @Test
  void mail_that_was_deleted_and_comes_back_counts_again() {
    mailbox.put(M1, M2);
    run();
    Map<String, JsonNode> contents = contents();
    mailbox.delete(M1.id());
    run();
    mailbox.put(M1);

    run();

    assertThat(contents()).isEqualTo(contents);
  }

  @Test
  void one_of_two_folder_copies_that_is_deleted_changes_no_count() {
    mailbox.put(M1, M1.copy("acct-a", "acct-a:copy"));
    run();
    mailbox.delete("acct-a:copy");

    run();

    assertThat(message("acct-a", "m1@ourco.test").path("source_ids")).hasSize(1);
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(1);
  }

  @Test
  void a_roles_document_deleted_behind_the_hubs_back_fails_the_run_and_is_written_again() {
    mailbox.put(M1, M2, M3);
    run();
    Map<String, JsonNode> contents = contents();
    mailbox.store().delete(mailbox.index(Mailbox.ROLES), "c982795312653007bc558dae65761d3d");

    Chain chain = runAnyhow(null);

    assertThat(chain.stage("message-roles").status()).isEqualTo("FAILED");
    assertThat(chain.stage("message-roles").error()).contains("SERAI-3006", "'acct-a'");
    run();
    assertThat(contents()).isEqualTo(contents);
  }

  @Test
  void a_roles_document_deleted_between_the_stages_fails_the_second() {
    mailbox.put(M1, M2, M3);
    run();
    mailbox.store().delete(mailbox.index(Mailbox.ROLES), "c982795312653007bc558dae65761d3d");

    Chain chain = runAnyhow("{\"stage\":\"aggregate\"}");

    assertThat(chain.stage("aggregate").status()).isEqualTo("FAILED");
    assertThat(chain.stage("aggregate").error()).contains("SERAI-3006", "'acct-a'");
  }

  @Test
  void a_writer_with_an_older_token_is_refused_by_the_store() {
    mailbox.put(M1);
    run();
    mailbox
        .store()
        .send(
            "PUT",
            "/%s/_doc/visa.com?version=99999999999999&version_type=external"
                .formatted(mailbox.index(Mailbox.DOMAINS)),
            "{\"domain\":\"visa.com\",\"total_emails\":77}");

    Chain chain = runAnyhow("{\"backfilled_accounts\":[\"acct-a\"]}");

    assertThat(chain.stage("aggregate").status()).isIn("FAILED", "PARTIAL");
    assertThat(chain.stage("aggregate").error()).contains("SERAI-3005");
    assertThat(domain("visa.com").path("total_emails").asInt()).isEqualTo(77);
  }
}
