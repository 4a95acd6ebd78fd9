package io.serai.sailthru.stage;

import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.sailthru.ExportName;
import io.serai.sailthru.SailthruError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a delivered file, an archive or a single export, entry by entry in one pass each. */
public final class ExportReader {
  private static final Logger LOG = LoggerFactory.getLogger(ExportReader.class);
  private static final int BUFFER = 1 << 16;

  private final Limits limits;
  private final EntryStage entries;

  public ExportReader(Limits limits, EntryStage entries) {
    this.limits = limits;
    this.entries = entries;
  }

  void read(Run run, StageJob job, Consumer<Reject> refusals) throws IOException {
    if (job.exportName().endsWith(".zip")) {
      try (Archive archive = Archive.open(job.exportName(), job.fetch().file())) {
        readArchive(run, job, archive, refusals);
      }
    } else {
      long packed = job.fetch().part().bytes();
      try (InputStream in = Files.newInputStream(job.fetch().file())) {
        boolean zipped = job.exportName().endsWith(".gz");
        Measured.Guard guard =
            bytes -> requireSize(job.exportName(), bytes, zipped ? packed : bytes);
        entry(run, job, job.exportName(), 0, in, guard, refusals);
      }
    }
  }

  private void readArchive(Run run, StageJob job, Archive archive, Consumer<Reject> refusals)
      throws IOException {
    archive.litter().forEach(name -> warn(run, job, name, "passed over"));
    List<Archive.Refusal> refused = archive.refusals(limits);
    boolean whole = refused.stream().anyMatch(refusal -> refusal.entry() == null);
    if (!refused.isEmpty() && (whole || !limits.lenient())) {
      throw refused.get(0).why();
    }
    for (Archive.Refusal refusal : refused) {
      run.failed(job.received().name(), refusal.why());
    }
    Set<ZipEntry> passed = Collections.newSetFromMap(new IdentityHashMap<>());
    refused.forEach(refusal -> passed.add(refusal.entry()));
    long total = 0;
    for (ZipEntry entry : archive.entries()) {
      if (!passed.contains(entry)) {
        total += readEntry(run, job, archive, entry, total, refusals);
      }
    }
  }

  private long readEntry(
      Run run,
      StageJob job,
      Archive archive,
      ZipEntry entry,
      long before,
      Consumer<Reject> refusals)
      throws IOException {
    String name = ExportName.baseOf(entry.getName());
    long time = entry.getTimeLocal().toEpochSecond(java.time.ZoneOffset.UTC);
    Measured.Guard guard =
        bytes -> {
          requireSize(name, bytes, entry.getCompressedSize());
          requireSize(name, before + bytes, before + bytes);
        };
    try (InputStream in = archive.zip().getInputStream(entry)) {
      Measured packed = new Measured(in, guard);
      long unpacked = entry(run, job, name, time, packed, guard, refusals);
      packed.transferTo(java.io.OutputStream.nullOutputStream());
      if (packed.crc() != entry.getCrc() || packed.bytes() != entry.getSize()) {
        throw new SeraiException(
            SailthruError.BROKEN_EXPORT,
            "sailthru",
            "entry '%s' has not the checksum its archive says",
            name);
      }
      return Math.max(packed.bytes(), unpacked);
    }
  }

  private void requireSize(String name, long bytes, long packed) {
    if (bytes > limits.bytes()) {
      throw Limits.refused(
          "'%s' unpacks to more than sailthru.zip.max-total, %d bytes", name, limits.bytes());
    }
    if (limits.tooDense(bytes, packed)) {
      throw Limits.refused(
          "'%s' unpacks to more than sailthru.zip.max-ratio, %d times its size",
          name, limits.ratio());
    }
  }

  /** Bytes of its content, unpacked from a gzip too; 0 of a file that was set aside. */
  private long entry(
      Run run,
      StageJob job,
      String name,
      long time,
      InputStream in,
      Measured.Guard guard,
      Consumer<Reject> refusals)
      throws IOException {
    Optional<ExportName> meaning = ExportName.parse(name);
    if (meaning.isEmpty()) {
      warn(run, job, name, "set aside: no known kind of export");
      refusals.accept(new Reject(job.exportName(), name, "the file is of no known kind"));
      entries.setAside(run, job, name, in);
      return 0;
    }
    InputStream unpacked =
        name.endsWith(".gz")
            ? new GZIPInputStream(in, BUFFER)
            : new BufferedInputStream(in, BUFFER);
    Measured content = new Measured(unpacked, guard);
    entries.stage(run, job, name, meaning.get(), time, content, refusals);
    return content.bytes();
  }

  private static void warn(Run run, StageJob job, String entry, String what) {
    LOG.atWarn()
        .addKeyValue("flow", run.flow())
        .addKeyValue("runId", run.id())
        .addKeyValue("entityId", job.received().name())
        .log("entry {} of an export was {}", entry, what);
  }
}
