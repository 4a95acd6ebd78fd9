package io.serai.acceptance.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.harness.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A mailbox of a hundred thousand, and hubs that really die while they read. Takes minutes. */
@Tag("thorough")
class LargeMailboxIT {
  private static final int MAILS = Integer.getInteger("serai.mails", 100_000);
  private static final long LIMIT_BYTES = 512_000_000;

  private final Post post = new Post(List.of(Post.account("a1", 2000)));

  private static Map<String, String> settings(MadeUpMailbox mailbox, String schedule) {
    return Map.of(
        "imap.host",
        "127.0.0.1",
        "imap.port",
        String.valueOf(mailbox.port()),
        "mail.inbox.schedule",
        schedule);
  }

  private long kept() {
    return post.hub().number("SELECT count(*) FROM serai.mail_inbound");
  }

  @Test
  void a_mailbox_of_a_hundred_thousand_is_read_whole_and_memory_stays_flat() {
    try (MadeUpMailbox mailbox = new MadeUpMailbox(MAILS);
        HubProcess hub = HubProcess.start(post, settings(mailbox, "1s"))) {
      long begun = System.nanoTime();
      Awaitility.await("all mails")
          .atMost(Duration.ofHours(2))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> kept() == MAILS);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      LoggerFactory.getLogger(LargeMailboxIT.class)
          .info("{} mails in {}, {} MB", MAILS, took, hub.peakMemory() / 1_000_000);
      assertThat(hub.peakMemory()).isLessThan(LIMIT_BYTES);
    }
    assertThat(post.hub().one("SELECT uid || ' ' || kept FROM serai.mail_mailbox"))
        .isEqualTo(3L * MAILS + " " + MAILS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"after-read:1", "after-write:1", "after-write:40"})
  void a_hub_that_dies_while_it_reads_loses_no_mail_and_keeps_none_twice(String point) {
    try (MadeUpMailbox mailbox = new MadeUpMailbox(100)) {
      try (HubProcess hub =
          HubProcess.start(post, settings(mailbox, "off"), "mail.inbox.%s:halt".formatted(point))) {
        hub.trigger("mail", "{}");
        assertThat(hub.awaitEnd()).isEqualTo(HubProcess.KILLED);
      }
      assertThat(kept()).isLessThan(100);
      try (TestHub next = TestHub.start(post, settings(mailbox, "off"))) {
        next.clock().pass(Duration.ofMinutes(5));
        assertThat(next.whenFree("mail", "settle").statuses())
            .containsExactly("SUCCEEDED", "SUCCEEDED");
      }
      assertThat(kept()).isEqualTo(100);
    }
  }
}
