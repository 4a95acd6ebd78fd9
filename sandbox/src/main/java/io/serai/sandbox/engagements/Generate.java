package io.serai.sandbox.engagements;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes generated source documents to a file, one in a line, as hits of a search; what is deleted
 * again is named after it.
 */
@Command(name = "generate", description = "Writes source documents of engagements, as NDJSON.")
public final class Generate implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What is written.")
  private Path file;

  @Option(names = "--seed", defaultValue = "1", description = "Same seed, same documents.")
  private long seed;

  @Option(names = "--accounts", defaultValue = "12", description = "How many mailboxes.")
  private int accounts;

  @Option(names = "--messages", defaultValue = "4000", description = "How many distinct messages.")
  private long messages;

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new Generate()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      new Generator(seed, accounts, messages).write(new Lines(out));
    }
    return 0;
  }

  private record Lines(Writer out) implements Generator.Sink {
    @Override
    public void put(Mail mail) throws IOException {
      out.write("{\"_id\":\"" + mail.id() + "\",\"_source\":" + mail.json() + "}\n");
    }

    @Override
    public void delete(String id) throws IOException {
      out.write("{\"_id\":\"" + id + "\",\"_deleted\":true}\n");
    }
  }
}
