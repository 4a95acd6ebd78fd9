package io.serai.sandbox.totesys;

import io.serai.sandbox.DataFiles;
import io.serai.sandbox.FlowSample;
import io.serai.sandbox.Options;
import io.serai.sandbox.StandIns;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The operational database of Totesys: generated orders, or the user's own rows. */
public final class TotesysSample implements FlowSample {
  @Override
  public String flow() {
    return "totesys";
  }

  @Override
  public String identity(Options options) throws IOException {
    Optional<Path> files = options.data(flow());
    return files.isPresent()
        ? "files sha256=" + DataFiles.digest(files.get(), ".csv")
        : "generated seed=" + options.seed() + " scale=" + options.scale();
  }

  @Override
  public void fill(Options options, StandIns standIns, PrintStream out) {
    Source source = new Source(standIns.database("totesys"));
    Optional<Path> files = options.data(flow());
    try {
      if (files.isPresent()) {
        out.printf("Totesys          loading %s%n", files.get());
        source.load(files.get());
      } else {
        out.printf(
            "Totesys          generating scale %d, seed %d%n", options.scale(), options.seed());
        source.generate(options.seed(), options.scale());
      }
    } catch (SQLException e) {
      throw StandIns.failed("the Totesys source", e);
    }
  }

  @Override
  public void live(Options options, StandIns standIns, PrintStream out) {
    if (options.activity().isEmpty()) {
      return;
    }
    Duration every = options.activity().get();
    DataSource totesys = standIns.database("totesys");
    standIns.up(
        "activity",
        () -> new LiveSource(new Activity(totesys, options.seed()), standIns.clock(), every));
    out.printf("Activity         a few changes of the source every %d ms%n", every.toMillis());
  }
}
