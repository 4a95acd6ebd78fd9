package io.serai.sandbox.engagements;

import io.serai.sandbox.DataFiles;
import io.serai.sandbox.FlowSample;
import io.serai.sandbox.Options;
import io.serai.sandbox.SandboxError;
import io.serai.sandbox.SandboxException;
import io.serai.sandbox.StandIns;
import io.serai.sandbox.server.Elasticsearch;
import io.serai.sandbox.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An Elasticsearch with a mailbox index: generated mail, or the user's own documents or mails. */
public final class EngagementsSample implements FlowSample {
  private static final int ACCOUNTS = 12;
  private static final int MOST_ACCOUNTS = 500;
  private static final long MESSAGES = 4_000;

  @Override
  public String flow() {
    return "engagements";
  }

  @Override
  public String identity(Options options) throws IOException {
    Optional<Path> files = options.data(flow());
    return files.isPresent()
        ? "files sha256=" + DataFiles.digest(files.get(), ".ndjson", ".eml")
        : "generated seed=" + options.seed() + " scale=" + options.scale();
  }

  @Override
  public List<Server> start(Path folder, StandIns standIns) {
    return List.of(
        standIns.up("Elasticsearch", () -> Elasticsearch.start(folder.resolve("elasticsearch"))));
  }

  @Override
  public void fill(Options options, StandIns standIns, PrintStream out) {
    Refusals refusals = new Refusals();
    Mailboxes mailboxes = new Mailboxes(standIns.address("elasticsearch.url"), refusals);
    try {
      mailboxes.create();
      Optional<Path> files = options.data(flow());
      if (files.isPresent()) {
        out.printf("Engagements      loading %s%n", files.get());
        load(files.get(), standIns.clock().instant(), mailboxes, refusals);
      } else {
        long messages = MESSAGES * options.scale();
        out.printf("Engagements      generating %d messages, seed %d%n", messages, options.seed());
        int accounts = Math.min(MOST_ACCOUNTS, ACCOUNTS * options.scale());
        new Generator(options.seed(), accounts, messages).write(mailboxes);
      }
      mailboxes.finish();
    } catch (IOException e) {
      throw new SandboxException(
          SandboxError.BAD_FILE, e, "the mailbox index cannot be filled: %s", e.getMessage());
    }
    if (refusals.count() > 0) {
      out.printf(
          "Engagements      %d not loaded, the first: %s%n", refusals.count(), refusals.first());
    }
  }

  private static void load(Path folder, Instant now, Mailboxes into, Refusals refusals)
      throws IOException {
    for (Path file : DataFiles.in(folder, ".ndjson")) {
      new NdjsonFile(file, now, refusals).load(into);
    }
    for (Path file : DataFiles.in(folder, ".eml")) {
      into.put(EmlFile.read(file, now));
    }
  }
}
