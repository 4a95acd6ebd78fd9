package io.serai.hub.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.hub.api.ApiJson;
import io.serai.mail.inbound.Inbound;
import io.serai.mail.inbound.Kind;
import io.serai.mail.inbound.bounce.Bounce;
import io.serai.mail.inbound.mime.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai bounces DIR}: what the mails of a folder say of their recipients. */
@Command(
    name = "bounces",
    description = "Read a folder of returned mail: who did not get it, and why.",
    mixinStandardHelpOptions = true)
final class BouncesCommand implements Callable<Integer> {
  private static final String ROW = "%-36s %-44s %-5s %-5s %s%n";

  @Parameters(paramLabel = "DIR", description = "Mails, a file each (.eml; a Maildir will do).")
  private Path folder;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Map<Kind, Integer> kinds = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    Path root = Places.callers(folder);
    Figures figures = new Figures(Labels.beside(root));
    PrintWriter out = spec.commandLine().getOut();
    try (Stream<Path> files = Files.walk(root)) {
      Stream<Path> mails = files.filter(BouncesCommand::mail).sorted();
      if (json) {
        print(root, mails.toList(), figures, out);
      } else {
        out.printf(ROW, "file", "recipient", "reply", "hard", "group");
        mails.forEach(file -> print(root, file, figures, out));
        kinds.forEach((kind, count) -> out.printf("%s: %d%n", words(kind), count));
        figures.lines().forEach(out::println);
      }
    }
    out.flush();
    return 0;
  }

  private void print(Path root, Path file, Figures figures, PrintWriter out) {
    Inbound inbound = read(root, file, figures);
    String name = root.relativize(file).toString();
    for (Bounce bounce : inbound.recipients()) {
      out.printf(
          ROW,
          name,
          dashed(bounce.recipient()),
          dashed(bounce.replyCode()),
          bounce.hard() ? "hard" : "soft",
          bounce.group().label());
    }
    if (inbound.recipients().isEmpty()) {
      out.printf(ROW, name, "-", "-", "-", unmatched(inbound));
    }
  }

  private void print(Path root, List<Path> mails, Figures figures, PrintWriter out)
      throws IOException {
    try (JsonGenerator array = ApiJson.mapper().createGenerator(out)) {
      array.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      array.writeStartObject();
      array.writeArrayFieldStart("mails");
      for (Path file : mails) {
        Inbound inbound = read(root, file, figures);
        array.writePOJO(MailView.of(root.relativize(file).toString(), inbound));
      }
      array.writeEndArray();
      array.writePOJOField("figures", figures.view());
      array.writeEndObject();
    }
    out.println();
  }

  private Inbound read(Path root, Path file, Figures figures) {
    try (InputStream in = Files.newInputStream(file)) {
      Inbound inbound = Inbound.read(in.readNBytes(Limits.BYTES + 1), Set.of());
      kinds.merge(inbound.classified().kind(), 1, Integer::sum);
      figures.add(root.relativize(file).toString(), inbound.recipients());
      return inbound;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Mail has the ending .eml or, in a Maildir, none that names another kind of file. */
  private static boolean mail(Path file) {
    String name = file.getFileName().toString();
    boolean maildir = file.toString().matches(".*[/\\\\](?:cur|new)[/\\\\][^/\\\\]+");
    return Files.isRegularFile(file) && (name.endsWith(".eml") || maildir);
  }

  private static String unmatched(Inbound inbound) {
    return "%s: %s".formatted(words(inbound.classified().kind()), inbound.classified().because());
  }

  private static String words(Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String dashed(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
