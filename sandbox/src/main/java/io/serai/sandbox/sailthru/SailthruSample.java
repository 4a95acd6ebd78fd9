package io.serai.sandbox.sailthru;

import io.serai.sandbox.DataFiles;
import io.serai.sandbox.FlowSample;
import io.serai.sandbox.Options;
import io.serai.sandbox.StandIns;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The mailing service: it delivers its export whenever the sandbox starts, so that a second start
 * is a second delivery of the same file.
 */
public final class SailthruSample implements FlowSample {
  private static final String BUCKET = "sailthru-exports";

  @Override
  public String flow() {
    return "sailthru";
  }

  @Override
  public String identity(Options options) throws IOException {
    Optional<Path> files = options.data(flow());
    return files.isPresent()
        ? "files sha256=" + DataFiles.digest(files.get(), ".zip", ".json", ".json.gz")
        : "generated seed=" + options.seed() + " scale=" + options.scale();
  }

  @Override
  public void fill(Options options, StandIns standIns, PrintStream out) {
    // why: the export is delivered at every start, by live
  }

  @Override
  public void live(Options options, StandIns standIns, PrintStream out) {
    if (options.empty()) {
      return;
    }
    try {
      for (Path file : files(options)) {
        out.printf("Sailthru         delivering %s%n", file.getFileName());
        standIns.s3().put(BUCKET, file.getFileName().toString(), file);
      }
    } catch (IOException e) {
      throw StandIns.failed("the Sailthru export", e);
    }
  }

  private List<Path> files(Options options) throws IOException {
    Optional<Path> own = options.data(flow());
    if (own.isPresent()) {
      return DataFiles.in(own.get(), ".zip", ".json", ".json.gz");
    }
    Path file = options.var().resolve("cache").resolve(ExportFile.NAME);
    Files.createDirectories(file.getParent());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new ExportFile(options.seed(), ExportSize.of(options.scale())).write(out);
    }
    return List.of(file);
  }
}
