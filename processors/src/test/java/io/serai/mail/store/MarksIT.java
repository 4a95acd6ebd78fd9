package io.serai.mail.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.store.Marks.Mark;
import io.serai.testing.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks that come alone and together: nobody's lease lets another go on. */
class MarksIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private Marks marks;

  @BeforeEach
  void mails() throws Exception {
    DataSource hub = Postgres.database();
    Postgres.execute(
        hub,
        "CREATE SCHEMA serai",
        Files.readString(Path.of("hub/src/main/resources/db/migration/V40__mail.sql")),
        "INSERT INTO serai.mail (id, party, created_at, expires_at, leases, lease_until) SELECT id,"
            + " 'p', '2026-03-01T07:00Z', '2026-03-02Z', 2, '2026-03-01T08:05Z' FROM"
            + " unnest(ARRAY['m1', 'm2', 'm3']) AS id");
    marks = new Marks(new Transactions(hub), new Sql(Path.of("config/mail/outbox.sql")));
  }

  private static Mark mark(String id, int lease) {
    return new Mark(id, lease, NOW);
  }

  @Test
  void those_that_come_together_are_answered_each_for_itself_in_their_order() {
    Mark late = new Mark("m3", 2, NOW.plusSeconds(300));

    assertThat(
            marks.commit(
                List.of(
                    mark("m2", 2),
                    mark("m1", 1),
                    mark("m1", 2),
                    mark("m1", 2),
                    late,
                    mark("x", 2))))
        .containsExactly(true, false, true, false, false, false);
    assertThat(marks.commit(List.of(mark("m2", 2), mark("m3", 2)))).containsExactly(false, true);
  }

  @Test
  void one_that_comes_alone_is_committed_and_goes_on_once() {
    assertThat(marks.mark("m1", 1, NOW)).isFalse();
    assertThat(marks.mark("m1", 2, NOW)).isTrue();
    assertThat(marks.mark("m1", 2, NOW)).isFalse();
    assertThat(marks.mark("m2", 2, NOW.plusSeconds(300))).isFalse();
  }
}
