package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInsIT {
  @TempDir Path folder;

  @Test
  void a_second_start_keeps_what_is_stored_and_other_data_replace_it() throws Exception {
    Path var = folder.resolve("a var");
    Options empty =
        new Options(var, OneSandbox.TOTESYS, Optional.empty(), 1, 1, true, Optional.empty());
    try (StandIns first = start(empty)) {
      execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
      Files.writeString(var.resolve("sandbox/s3/totesys-ingestion/kept.txt"), "kept");
      assertThat(OneSandbox.endpoints(var))
          .containsOnlyKeys(
              "hub.flows",
              "hub.jdbc.url",
              "totesys.jdbc.url",
              "warehouse.jdbc.url",
              "s3.endpoint",
              "sqs.endpoint",
              "smtp.host",
              "smtp.port",
              "imap.host",
              "imap.port",
              "secrets.endpoint");
    }
    assertThat(Endpoints.in(var).file()).doesNotExist();

    try (StandIns second = start(empty)) {
      assertThat(OneSandbox.value(second.database("hub"), "SELECT answer FROM kept"))
          .isEqualTo("42");
      assertThat(var.resolve("sandbox/s3/totesys-ingestion/kept.txt")).exists();
      assertThat(OneSandbox.value(second.database("totesys"), tables())).isEqualTo("0");
    }

    Path data = Files.createDirectories(folder.resolve("data/totesys"));
    Files.writeString(
        data.resolve("currency.csv"), "currency_id,currency_code,last_updated\n1,GBP,2024-01-02\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Options files =
        new Options(
            var,
            OneSandbox.TOTESYS,
            Optional.of(folder.resolve("data")),
            1,
            1,
            false,
            Optional.empty());
    try (StandIns third = start(files, new PrintStream(said, true, StandardCharsets.UTF_8))) {
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains("made anew: holds 'totesys: v2 empty', asked for 'totesys: v2 files sha256=");
      assertThat(OneSandbox.value(third.database("hub"), tables())).isEqualTo("0");
      assertThat(OneSandbox.value(third.database("totesys"), "SELECT currency_code FROM currency"))
          .isEqualTo("GBP");
      assertThat(var.resolve("sandbox/s3/totesys-ingestion/kept.txt")).doesNotExist();
      assertThatThrownBy(() -> start(files)).hasMessageContaining("SERAI-7002");
    }
  }

  @Test
  void a_start_that_fails_leaves_nothing_running_and_no_data_that_look_complete() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data/totesys"));
    Files.writeString(data.resolve("currency.csv"), "currency_id\nx\n");
    Path var = folder.resolve("var");
    Options files =
        new Options(
            var,
            OneSandbox.TOTESYS,
            Optional.of(folder.resolve("data")),
            1,
            1,
            false,
            Optional.empty());
    StandIns standIns = new StandIns(files, Clock.systemUTC(), OneSandbox.quiet());

    assertThatThrownBy(standIns::start).hasMessageContaining("currency.csv, line 2");
    standIns.close();

    assertThat(var.resolve("sandbox/pg/postmaster.pid")).doesNotExist();
    assertThat(Identity.in(var.resolve("sandbox")).flows()).containsEntry("totesys", "unfinished");
    assertThat(Endpoints.in(var).file()).doesNotExist();
  }

  private static StandIns start(Options options) {
    return start(options, OneSandbox.quiet());
  }

  private static StandIns start(Options options, PrintStream out) {
    StandIns standIns = new StandIns(options, Clock.systemUTC(), out);
    standIns.start();
    return standIns;
  }

  private static void execute(StandIns standIns, String sql) throws Exception {
    try (Connection connection = standIns.database("hub").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String tables() {
    return "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
  }
}
