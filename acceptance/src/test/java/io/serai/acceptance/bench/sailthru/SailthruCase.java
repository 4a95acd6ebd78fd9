package io.serai.acceptance.bench.sailthru;

import io.serai.acceptance.bench.Case;
import io.serai.acceptance.bench.Limit;
import io.serai.acceptance.bench.Measure;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.HubProcess;
import io.serai.acceptance.sailthru.Exports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;

/** An export of the mailing service from the bucket into an empty warehouse. */
public final class SailthruCase implements Case {
  private static final String TIME = "export to warehouse";
  private static final String READ = "of it, archive to rows";
  private static final String LOAD = "of it, rows to warehouse";
  private static final String VERSUS = "the same, beside plain Camel";
  private static final String MEMORY = "peak resident memory";
  private static final double MOST_MEGABYTES = 512;
  private static final double MOST_FLOORS = 1.5;
  private static final double TIMES_PLAIN = 3;

  /** Two fifths of the sample's labels: with every message opened, 2 million make over 1 GB. */
  private static final int LABELS = 40;

  private static final int OPENED = 1;
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final Path FOLDER = Path.of("acceptance/target/bench-sailthru");

  @Override
  public String name() {
    return "sailthru";
  }

  @Override
  public String description() {
    return "one zipped export from the bucket into an empty warehouse; every message opened, a tenth"
        + " as many profiles";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(TIME, "s").within(Limit.timesFloor(MOST_FLOORS)),
        Measure.of(READ, "s"),
        Measure.of(LOAD, "s"),
        Measure.of(VERSUS, "s").within(Limit.timesFasterThanPlain(TIMES_PLAIN)),
        Measure.of(MEMORY, "MB").within(Limit.atMost(MOST_MEGABYTES)));
  }

  @Override
  public Session open(long rows) throws Exception {
    Files.createDirectories(FOLDER);
    Path zip = FOLDER.resolve("export-%d-%d-%d.zip".formatted(rows, LABELS, OPENED));
    if (!Files.exists(zip)) {
      Exports.generate(zip, 20_160_401, rows, Math.max(1, rows / 10), LABELS, OPENED);
    }
    return new Open(zip, rows);
  }

  private record Open(Path zip, long rows) implements Session {
    @Override
    public String size() {
      try (ZipFile archive = new ZipFile(zip.toFile())) {
        return "%d messages, %d profiles, %d MB of JSON, %d MB zipped"
            .formatted(
                rows,
                Math.max(1, rows / 10),
                archive.stream().mapToLong(ZipEntry::getSize).sum() / 1_000_000,
                zip.toFile().length() / 1_000_000);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<Side> sides() {
      return List.of(
          new Side(Kind.FLOOR, "unzip, DuckDB, COPY", this::floor),
          new Side(Kind.HUB, "hub", this::hub),
          new Side(Kind.PLAIN, "plain Camel", 1, this::plain));
    }

    @Override
    public Map<String, String> notes() {
      return Map.of();
    }

    private Map<String, Double> floor() throws Exception {
      Exports exports = new Exports();
      Path folder = Files.createTempDirectory(FOLDER, "floor").toAbsolutePath();
      try {
        Floor.tables(exports.warehouse());
        Floor floor = new Floor(zip, folder);
        long from = System.nanoTime();
        floor.read();
        double read = (System.nanoTime() - from) / 1e9;
        floor.load(exports.warehouse());
        double seconds = (System.nanoTime() - from) / 1e9;
        requireAll(exports.warehouse());
        return Map.of(TIME, seconds, READ, read, LOAD, seconds - read);
      } finally {
        exports.drop();
        delete(folder);
      }
    }

    private Map<String, Double> plain() throws Exception {
      Exports exports = new Exports();
      try {
        Floor.tables(exports.warehouse());
        double seconds = new Plain(zip, exports.warehouse()).run();
        requireAll(exports.warehouse());
        return Map.of(VERSUS, seconds);
      } finally {
        exports.drop();
      }
    }

    private Map<String, Double> hub() throws IOException {
      Exports exports = new Exports();
      exports.deliver("export.zip", Files.readAllBytes(zip));
      try (HubProcess hub = HubProcess.start(exports, Map.of())) {
        long from = System.nanoTime();
        hub.trigger("sailthru", null);
        Awaitility.await("load")
            .atMost(LIMIT)
            .pollInterval(Duration.ofMillis(100))
            .until(
                () ->
                    exports
                            .hub()
                            .number(
                                "SELECT count(*) FROM serai.run WHERE stage = 'load' AND"
                                    + " finished_at IS NOT NULL")
                        == 1);
        double seconds = (System.nanoTime() - from) / 1e9;
        requireAll(exports.warehouse());
        double load = millis(exports, "load") / 1e3;
        return Map.of(
            TIME, seconds,
            READ, seconds - load,
            LOAD, load,
            VERSUS, seconds,
            MEMORY, hub.peakMemory() / 1e6);
      } finally {
        exports.drop();
      }
    }

    private static double millis(Exports exports, String stage) {
      return exports
          .hub()
          .number(
              "SELECT CAST(extract(epoch FROM finished_at - started_at) * 1000 AS bigint) FROM"
                  + " serai.run WHERE stage = ?",
              stage);
    }

    private void requireAll(Database warehouse) {
      long messages = warehouse.number("SELECT count(*) FROM sailthru.message_blast_msg");
      long variables = warehouse.number("SELECT count(DISTINCT id) FROM sailthru.profile_vars");
      if (messages != rows || variables != Math.max(1, rows / 10)) {
        throw new IllegalStateException(
            "%d messages and variables of %d profiles are in".formatted(messages, variables));
      }
    }

    private static void delete(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }

    @Override
    public void close() {
      // why: the export stays for the next time
    }
  }
}
