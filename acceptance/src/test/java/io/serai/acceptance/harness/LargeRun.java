package io.serai.acceptance.harness;

import io.serai.acceptance.harness.LargeRun.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * A first run of the hub's process over a sandbox of its own with many rows.
 *
 * @param scale of the sandbox's generated data; 22 makes a million rows
 */
public record LargeRun(int scale) implements Callable<Figures> {
  private static final Duration LIMIT = Duration.ofMinutes(45);
  private static final String LONGEST =
      """
      SELECT coalesce(max(1000 * extract(epoch FROM clock_timestamp() - xact_start)), 0)::bigint
      FROM pg_stat_activity WHERE application_name = 'serai-totesys' AND state <> 'idle'\
      """;
  private static final String ENDED =
      "SELECT count(*) FROM serai.run WHERE stage = 'load' AND finished_at IS NOT NULL";

  /**
   * What was measured.
   *
   * @param rows rows the extract stage read
   * @param peakMemory resident bytes of the hub at most
   * @param longestMs longest transaction seen on the source
   * @param runs stage, status, rows read and written, milliseconds
   */
  public record Figures(long rows, long peakMemory, long longestMs, List<String> runs) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d rows: hub RSS %.0f MB at most, longest transaction on the source %d ms%n%s",
          rows,
          peakMemory / 1e6,
          longestMs,
          String.join(System.lineSeparator(), runs));
    }
  }

  @Override
  public Figures call() {
    Path var = Path.of("acceptance/target/large-" + scale);
    Folders.delete(var);
    SandboxStart sandbox =
        new SandboxStart(var, List.of("--flows", "totesys", "--scale", String.valueOf(scale)));
    Process process = sandbox.start();
    Properties addresses = sandbox.addresses(process, LIMIT);
    try (HubProcess hub = HubProcess.start(var, Map.of("totesys.extract.schedule", "off"), null)) {
      Database ledger = new Database(addresses.getProperty("hub.jdbc.url"));
      Database source = new Database(addresses.getProperty("totesys.jdbc.url"));
      hub.trigger(null);
      long[] longest = new long[1];
      Awaitility.await("load of scale " + scale)
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(250))
          .until(
              () -> {
                longest[0] = Math.max(longest[0], source.number(LONGEST));
                return ledger.number(ENDED) > 0;
              });
      return new Figures(
          ledger.number("SELECT read FROM serai.run WHERE stage = 'extract'"),
          hub.peakMemory(),
          longest[0],
          ledger.rows(
              """
              SELECT stage, status, read, written,
                (1000 * extract(epoch FROM finished_at - started_at))::bigint
              FROM serai.run ORDER BY id\
              """));
    } finally {
      stop(process);
      Folders.delete(var);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    Awaitility.await("sandbox stopped").atMost(LIMIT).until(() -> !process.isAlive());
  }
}
