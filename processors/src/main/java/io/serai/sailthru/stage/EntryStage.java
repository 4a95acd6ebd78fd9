package io.serai.sailthru.stage;

import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.lake.Part;
import io.serai.lake.PartFile;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Entry;
import io.serai.sailthru.ExportName;
import io.serai.sailthru.stage.RowFiles.Written;
import io.serai.sailthru.stage.StageJob.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Stages one export file: its rows as parts, and what is known about it as an {@link Entry}. */
public final class EntryStage {
  private static final int TIME_BITS = 33;
  private static final int SHA_BITS = 29;

  private final Rules rules;
  private final long rowsPerFile;

  /**
   * @param rowsPerFile {@code sailthru.part-rows}
   */
  public EntryStage(Rules rules, long rowsPerFile) {
    this.rules = rules;
    this.rowsPerFile = rowsPerFile;
  }

  /**
   * Reads an export file to its end.
   *
   * @param time the archive's time of the entry in seconds, 0 for a file of its own
   */
  void stage(
      Run run,
      StageJob job,
      String file,
      ExportName name,
      long time,
      Measured in,
      Consumer<Reject> refusals)
      throws IOException {
    int number = job.entries().size();
    Instant delivered = Instant.parse(job.received().facts().get("delivered"));
    LocalDate day =
        name.day() == null
            ? LocalDate.ofInstant(delivered, rules.time().zone())
            : name.day().toLocalDate();
    Instant export = name.day() == null ? delivered : rules.time().at(name.day()).instant();
    String stem = job.received().name() + "-" + number;
    try (EntryRecords records =
        new EntryRecords(file, name.kind(), rules, job.folder(), stem, rowsPerFile)) {
      records.read(in, refusals);
      List<Output> parts = parts(run, stem, day, records.end());
      String sha256 = in.sha256();
      job.add(
          new Entry(
              file,
              name.kind().word(),
              name.clientId(),
              export,
              day.minusDays(1),
              sha256,
              precedence(name.update(), time, sha256),
              records.lines(),
              records.refused(),
              records.notes(),
              parts.stream().map(Output::key).toList()),
          parts);
    }
  }

  /** Updates over first exports, then the later written, then whatever is the same everywhere. */
  static long precedence(boolean update, long time, String sha256) {
    long head = Long.parseLong(sha256.substring(0, 8), 16) >>> (32 - SHA_BITS);
    long bounded = Math.max(0, Math.min(time, (1L << TIME_BITS) - 1));
    return (update ? 1L << (TIME_BITS + SHA_BITS) : 0) | bounded << SHA_BITS | head;
  }

  private static List<Output> parts(Run run, String stem, LocalDate day, List<Written> files)
      throws IOException {
    List<Output> outputs = new ArrayList<>();
    Map<Dataset, Integer> numbers = new EnumMap<>(Dataset.class);
    for (Written one : files) {
      int number = numbers.merge(one.dataset(), 1, Integer::sum) - 1;
      String key =
          "processed/sailthru/%s/export_day=%s/run=%s/%s-part-%05d.json.gz"
              .formatted(one.dataset().word(), day, run.id(), stem, number);
      Part part =
          PartFile.describe(
              one.dataset().word(), key, one.rows(), !one.dataset().holdsRecords(), one.file());
      outputs.add(new Output(key, one.file().toFile(), part));
    }
    return outputs;
  }

  /** Keeps a file that is no export beside the others, for a person to look at. */
  void setAside(Run run, StageJob job, String file, InputStream in) throws IOException {
    Path copy = job.folder().resolve("unknown-" + job.outputs().size());
    Files.copy(in, copy);
    String key =
        "rejected/sailthru/unknown/run=%s/%s-%d/%s"
            .formatted(run.id(), job.received().name(), job.outputs().size(), file);
    job.setAside(new Output(key, copy.toFile(), null));
  }
}
