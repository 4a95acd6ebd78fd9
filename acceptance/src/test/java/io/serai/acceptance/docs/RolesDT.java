package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The roles of docs/operations.md, in databases that grant nothing to everybody. */
class RolesDT {
  private static final List<String> GRANTS =
      new Markdown(Project.text(Path.of("docs/operations.md")))
          .fences().stream().filter(fence -> fence.contains("CREATE ROLE")).toList();

  /** Roles belong to the whole server, which tests share. */
  private final String own = Long.toString(System.nanoTime(), 36);

  @Test
  void the_flow_runs_with_the_documented_roles_and_the_reader_cannot_write() {
    Space space = Space.small();
    grant(space.source(), "totesys", GRANTS.get(0));
    grant(space.hub(), "serai", GRANTS.get(1));
    grant(space.warehouse(), "warehouse", GRANTS.get(2));
    Map<String, String> settings = new LinkedHashMap<>();
    as("serai_reader", "totesys", space.source(), settings);
    as("serai_hub", "hub", space.hub(), settings);
    as("serai_loader", "warehouse", space.warehouse(), settings);

    try (TestHub hub = TestHub.start(space, settings)) {
      Chain first = hub.totesys();
      Chain second = hub.totesys();

      assertThat(first.statuses()).as(first.errors()).containsOnly("SUCCEEDED");
      assertThat(second.statuses()).as(second.errors()).containsOnly("SUCCEEDED");
      assertThat(first.stage("load").written()).isPositive();
    }
    Database reader =
        new Database(settings.get("totesys.jdbc.url") + "?user=" + role("serai_reader"));
    assertThat(reader.number("SELECT count(*) FROM currency")).isPositive();
    assertThatThrownBy(() -> reader.run("SET TRANSACTION READ WRITE; DELETE FROM currency"))
        .hasStackTraceContaining("permission denied");
  }

  private void grant(Database database, String documented, String sql) {
    String name = database.url().replaceFirst(".*/([a-z0-9_]+)\\?.*", "$1");
    database.run(
        "REVOKE ALL ON DATABASE %s FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC"
            .formatted(name));
    database.run(
        sql.replace("ON DATABASE " + documented, "ON DATABASE " + name)
            .replaceAll("serai_(reader|hub|loader)", role("serai_$1")));
  }

  private void as(String role, String prefix, Database database, Map<String, String> settings) {
    settings.put(prefix + ".jdbc.url", database.url().replaceFirst("\\?.*", ""));
    settings.put(prefix + ".jdbc.username", role(role));
    settings.put(prefix + ".jdbc.password", "none");
  }

  private String role(String documented) {
    return documented + "_" + own;
  }
}
