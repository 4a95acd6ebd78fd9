package io.serai.acceptance.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Mail;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.TestClock;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/**
 * A mailbox and a hub for the tests of a class; each test finds them as they were made, with a
 * clock that stands at 15 January 2024.
 */
abstract class OverMailbox {
  static final Mail M1 =
      Mail.of("acct-a", "m1@ourco.test", "2024-01-10T09:00:15.000Z")
          .from("me@ourco.test")
          .to("ann@visa.com", "bob@gs.com")
          .cc("cat@wexinc.com");
  static final Mail M2 =
      Mail.of("acct-a", "m2@visa.com", "2024-01-11T10:30:00.000Z")
          .from("ann@visa.com")
          .to("me@ourco.test");
  static final Mail M3 =
      Mail.of("acct-a", "m3@gs.com", "2024-01-12T11:00:00.000Z")
          .from("bob@gs.com")
          .to("ann@visa.com", "me@ourco.test")
          .cc("ann@visa.com");
  static final Mail M4 = M1.copy("acct-b", "acct-b:m1@ourco.test");

  private static Mailbox common;
  private static TestClock commonClock;
  private static TestHub commonHub;

  final Mailbox mailbox = mailbox();
  final TestClock clock = commonClock;
  private TestHub own;

  private static Mailbox mailbox() {
    if (common == null) {
      common = Mailbox.empty();
      commonClock = TestClock.stoppedAt(Instant.parse("2024-01-15T00:00:00Z"));
    } else {
      commonClock.reset();
      common.clear();
    }
    return common;
  }

  /** Settings that differ from those of profile sandbox. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("engagements.domains.include", "visa.com, gs.com, wexinc.com");
    return settings;
  }

  TestHub hub() {
    if (own != null) {
      return own;
    }
    if (commonHub == null) {
      commonHub = TestHub.start(mailbox, settings(), clock);
    }
    return commonHub;
  }

  /** Starts another hub, with other settings, that the test works with from now on. */
  TestHub restart(Map<String, String> settings) {
    close();
    own = TestHub.start(mailbox, settings, clock);
    return own;
  }

  /** Goes back to the hub of the class. */
  @AfterEach
  void close() {
    if (own != null) {
      own.close();
      own = null;
    }
  }

  @AfterAll
  static void dropAll() {
    if (commonHub != null) {
      commonHub.close();
      commonHub = null;
    }
    common.drop();
    common = null;
  }

  /** Runs both stages, which must succeed. */
  Chain run() {
    return run(null);
  }

  Chain run(String payload) {
    Chain chain = runAnyhow(payload);
    assertThat(chain.statuses()).as(chain.errors()).containsExactly("SUCCEEDED", "SUCCEEDED");
    return chain;
  }

  /** Runs both stages, whatever becomes of them. */
  Chain runAnyhow(String payload) {
    return run("aggregate", payload);
  }

  /** Runs as far as a stage, as if the hub had been stopped after it. */
  Chain upTo(String stage) {
    return run(stage, null);
  }

  private Chain run(String lastStage, String payload) {
    TestHub hub = hub();
    clock.pass(Duration.ofMinutes(10));
    Chain chain = hub.run("engagements", lastStage, payload);
    hub.awaitQuiet();
    return chain;
  }

  JsonNode account(String account) {
    return mailbox.documents(Mailbox.ACCOUNTS).get(account);
  }

  JsonNode statistics(String account) {
    return mailbox.documents(Mailbox.STATISTICS).get(account);
  }

  JsonNode domain(String domain) {
    return mailbox.documents(Mailbox.DOMAINS).get(domain);
  }

  JsonNode message(String account, String messageId) {
    return mailbox.documents(Mailbox.ROLES).values().stream()
        .filter(d -> d.path("account").asText().equals(account))
        .filter(d -> d.path("message_id").asText().equals("<" + messageId + ">"))
        .findFirst()
        .orElse(null);
  }

  /** The participants of a message, {@code ann@visa.com to}, in their order. */
  List<String> roles(String account, String messageId) {
    JsonNode roles = message(account, messageId).path("message_roles");
    return StreamSupport.stream(roles.spliterator(), false)
        .map(r -> r.path("email_address").asText() + " " + r.path("role").asText())
        .toList();
  }

  /** How far an account is read; empty when never. */
  String watermark(String account) {
    return String.join(
        "",
        mailbox
            .hub()
            .rows("SELECT value FROM serai.watermark WHERE key = ?", "message-roles/" + account));
  }

  /** The hub's time. */
  String now() {
    return clock.instant().toString();
  }

  /** The statistics document of a trigger. */
  JsonNode runtimeStats(Chain chain) {
    return mailbox.documents(Mailbox.RUNS).get(chain.runs().get(0).triggerId());
  }

  /** The entry of an address in a list. */
  static JsonNode entry(JsonNode list, String address) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.path("email_address").asText().equals(address))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The four indices of what is known, without the fields that name a run. */
  Map<String, JsonNode> contents() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (String index :
        List.of(Mailbox.ROLES, Mailbox.ACCOUNTS, Mailbox.STATISTICS, Mailbox.DOMAINS)) {
      List<String> ofTheRun =
          index.equals(Mailbox.ROLES)
              ? List.of("run_id", "token")
              : List.of("run_id", "token", "date");
      mailbox
          .documents(index)
          .forEach((id, json) -> all.put(index + "/" + id, ((ObjectNode) json).remove(ofTheRun)));
    }
    return all;
  }

  /** The contents that one undisturbed run makes of messages; whatever else there was is gone. */
  Map<String, JsonNode> undisturbed(Mail... messages) {
    close();
    mailbox.clear();
    mailbox.put(messages);
    run();
    return contents();
  }
}
