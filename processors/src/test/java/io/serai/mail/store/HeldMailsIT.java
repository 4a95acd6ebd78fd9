package io.serai.mail.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.store.HeldMails.Held;
import io.serai.mail.store.Listing.Page;
import io.serai.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Pages of what is held. */
class HeldMailsIT {
  @Test
  void a_page_holds_whole_mails_and_the_last_one_says_so() throws Exception {
    DataSource hub = Postgres.database();
    Postgres.execute(
        hub,
        "CREATE SCHEMA serai",
        Files.readString(Path.of("hub/src/main/resources/db/migration/V40__mail.sql")),
        "INSERT INTO serai.mail (id, party, created_at, expires_at, leases) SELECT id, 'p', now(),"
            + " now(), 1 FROM unnest(ARRAY['m1', 'm2', 'm3']) AS id",
        "INSERT INTO serai.mail_recipient (mail_id, n, hash, domain, state, attempts) SELECT id, n,"
            + " 'h', 'd', CASE WHEN n = 2 THEN 'sent' ELSE 'unknown' END, 1 FROM"
            + " unnest(ARRAY['m1', 'm3']) AS id, generate_series(0, 3) AS n",
        "INSERT INTO serai.mail_event (mail_id, n, at, type, detail) VALUES ('m1', 0, '2026-01-05Z',"
            + " 'unknown', '')");
    HeldMails held = new HeldMails(hub, Path.of("config/mail"), null, Clock.systemUTC());

    Page<Held> first = held.list(new Listing.Asked(1, ""));
    Page<Held> last = held.list(new Listing.Asked(1, first.next()));

    assertThat(first.items())
        .containsExactly(
            new Held("m1", "p", List.of(0, 1, 3), Instant.parse("2026-01-05T00:00:00Z")));
    assertThat(last.items()).extracting(Held::id).containsExactly("m3");
    assertThat(last.next()).isNull();
  }
}
