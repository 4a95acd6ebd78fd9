package io.serai.mail.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.store.HeldMails.Held;
import io.serai.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Pages of what is held. */
class HeldMailsIT {
  @Test
  void a_page_holds_whole_mails_so_that_no_recipient_is_between_two() throws Exception {
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

    List<Held> first = held.list("", 1);

    assertThat(first).extracting(Held::id).containsOnly("m1");
    assertThat(first).extracting(Held::recipient).containsExactly(0, 1, 3);
    assertThat(first.get(0).since()).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(held.list("m1", 1)).extracting(Held::id).containsOnly("m3").hasSize(3);
    assertThat(held.list("m3", 1)).isEmpty();
  }
}
