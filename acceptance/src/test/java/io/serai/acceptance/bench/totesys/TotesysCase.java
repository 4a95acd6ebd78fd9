package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.bench.Case;
import io.serai.acceptance.bench.Limit;
import io.serai.acceptance.bench.Measure;
import io.serai.acceptance.harness.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A first run of the whole flow: what the hub costs beyond moving the rows. */
public final class TotesysCase implements Case {
  private static final String ONE = "extract, one connection";
  private static final String TWO = "extract, two connections";
  private static final String TRANSFORM = "transform";
  private static final String LOAD = "load";
  private static final String WHOLE = "whole flow";
  private static final String FIRST = "%s, first run of a process";
  private static final String STATEMENT = "longest statement on the source";
  private static final String MEMORY = "hub's resident memory at most";

  @Override
  public String name() {
    return "totesys";
  }

  @Override
  public String description() {
    return "PostgreSQL to CSV on S3, to Parquet on S3, to the warehouse: everything for the first time";
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        Measure.of(ONE, "s").within(Limit.speedOfFloor(0.75)),
        Measure.of(TWO, "s").within(Limit.speedOfFloor(1)),
        Measure.of(TRANSFORM, "s").within(Limit.timesFloor(1.3)),
        Measure.of(LOAD, "s").within(Limit.timesFloor(1.3)),
        Measure.of(WHOLE, "s").within(Limit.timesFasterThanPlain(3)),
        Measure.of(FIRST.formatted(TWO), "s"),
        Measure.of(FIRST.formatted(TRANSFORM), "s"),
        Measure.of(FIRST.formatted(LOAD), "s"),
        Measure.of(FIRST.formatted(WHOLE), "s"),
        Measure.of(STATEMENT, "s").within(Limit.atMost(1)),
        Measure.of(MEMORY, "MB").within(Limit.atMost(512)));
  }

  @Override
  public Session open(long rows) throws IOException {
    return new Measured(LargeSource.of(rows), Client.best());
  }

  /** The sides over one source; the floors work on what the hub left in its buckets. */
  private static final class Measured implements Session {
    private final LargeSource source;
    private final Client client;
    private Space last;

    Measured(LargeSource source, Client client) {
      this.source = source;
      this.client = client;
    }

    @Override
    public String size() {
      return String.format(
          Locale.ROOT, "%d fact rows, %d rows", source.factRows(), source.allRows());
    }

    @Override
    public List<Side> sides() {
      // why: the first of a first repetition is the hub, whose objects the floors read
      return List.of(
          new Side(Kind.HUB, "hub", this::hub),
          new Side(Kind.FLOOR, "floor", this::floor),
          new Side(Kind.HUB, "hub, one connection", this::oneConnection),
          new Side(Kind.PLAIN, "plain Camel", 1, this::plain));
    }

    private Map<String, Double> hub() {
      Space space = source.space().again();
      HubSide.Times times = new HubSide(space, Map.of()).run();
      if (last != null) {
        last.drop();
      }
      last = space;
      Map<String, Double> values = new HashMap<>();
      byStage(times.warm()).forEach(values::put);
      byStage(times.cold()).forEach((name, value) -> values.put(FIRST.formatted(name), value));
      values.put(STATEMENT, times.statement());
      values.put(MEMORY, times.memory());
      return values;
    }

    private static Map<String, Double> byStage(Map<String, Double> seconds) {
      double extract = seconds.get("extract");
      double transform = seconds.get(TRANSFORM);
      double load = seconds.get(LOAD);
      return Map.of(
          TWO, extract, TRANSFORM, transform, LOAD, load, WHOLE, extract + transform + load);
    }

    private Map<String, Double> oneConnection() {
      return throwAway(
          space ->
              Map.of(
                  ONE,
                  new HubSide(space, Map.of("totesys.extract.connections", "1"))
                      .run()
                      .warm()
                      .get("extract")));
    }

    private Map<String, Double> floor() throws IOException {
      return inFolder(folder -> throwAway(space -> floor(new Floor(client, last, space, folder))));
    }

    private Map<String, Double> plain() throws IOException {
      return inFolder(
          folder ->
              throwAway(
                  space -> {
                    star().forEach(space.warehouse()::run);
                    double seconds = new Plain(space, folder).run();
                    requireSameRows(last, space);
                    return Map.of(WHOLE, seconds);
                  }));
    }

    private static <T> T inFolder(Function<Path, T> work) throws IOException {
      Path folder =
          Files.createTempDirectory(Path.of("acceptance/target").toAbsolutePath(), "bench");
      try {
        return work.apply(folder);
      } finally {
        try (var files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    }

    private static Map<String, Double> floor(Floor floor) {
      star().forEach(floor.to().warehouse()::run);
      Map<String, Double> values = new HashMap<>();
      List<Path> delivered = floor.delivered();
      double extract = seconds(() -> floor.extract(delivered));
      delivered.forEach(file -> file.toFile().delete());
      values.put(ONE, extract);
      values.put(TWO, extract);
      values.put(TRANSFORM, seconds(floor::transform));
      values.put(LOAD, seconds(floor::load));
      values.put(WHOLE, extract + values.get(TRANSFORM) + values.get(LOAD));
      requireSameRows(floor.from(), floor.to());
      return values;
    }

    /** The warehouse's tables and constraints, empty. */
    private static List<String> star() {
      List<String> scripts = new ArrayList<>();
      try (Stream<Path> files = Files.list(Path.of("config/totesys/warehouse/postgres"))) {
        for (Path file : files.sorted(Comparator.comparingInt(TotesysCase::version)).toList()) {
          scripts.add(Files.readString(file));
        }
        return scripts;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Who moved other rows than the hub is no measure of it. */
    private static void requireSameRows(Space ours, Space theirs) {
      String facts = "SELECT count(*), sum(unit_price * units_sold) FROM fact_sales_order";
      String hub = ours.warehouse().rows(facts).get(0);
      String other = theirs.warehouse().rows(facts).get(0);
      if (!hub.equals(other)) {
        throw new IllegalStateException("the hub loaded " + hub + ", the other " + other);
      }
    }

    private <T> T throwAway(Function<Space, T> work) {
      Space space = source.space().again();
      try {
        return work.apply(space);
      } finally {
        space.drop();
      }
    }

    @Override
    public Map<String, String> notes() {
      Map<String, String> notes = new LinkedHashMap<>();
      notes.put("PostgreSQL", source.space().source().one("SHOW server_version"));
      notes.put("floor's client", client.name());
      notes.put("DuckDB", Floor.duckVersion());
      return notes;
    }

    @Override
    public void close() {
      if (last != null) {
        last.drop();
      }
      source.drop();
    }
  }

  /** Of a migration, e.g. 12 for {@code V12__name.sql}. */
  private static int version(Path migration) {
    return Integer.parseInt(migration.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, SQLException;
  }

  private static double seconds(Work work) {
    long started = System.nanoTime();
    try {
      work.run();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - started) / 1e9;
  }
}
