package io.serai.hub.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.hub.api.ApiJson;
import io.serai.mail.inbound.Inbound;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai bounces DIR}: what the mails of a folder say of their recipients. */
@Command(
    name = "bounces",
    description = "Read a folder of returned mail: who did not get it, and why.",
    footer = {
      "",
      "A line for each recipient: file, address, reply code of SMTP, hard or soft, reason. Hard is",
      "an address that is dead for good. Mails that name no recipient say what they are instead.",
      "Where a labels.tsv lies beside the mails, the shares that agree with it follow."
    },
    mixinStandardHelpOptions = true)
final class BouncesCommand implements Callable<Integer> {
  private static final String ROW = "%-36s %-44s %-5s %-5s %s%n";

  @Parameters(
      paramLabel = "DIR",
      description = "Mails, a file each (.eml, also in folders below; a Maildir will do).")
  private Path folder;

  @Option(names = "--json", description = "As JSON, with statuses and what decided.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Map<String, Integer> kinds = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    Path root = Places.callers(folder);
    List<Path> mails = MailFiles.in(root);
    Figures figures = new Figures(Labels.beside(root));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      array(root, mails, figures, out);
    } else {
      rows(root, mails, figures, out);
    }
    out.flush();
    return 0;
  }

  private void rows(Path root, List<Path> mails, Figures figures, PrintWriter out) {
    out.printf(ROW, "file", "recipient", "reply", "hard", "group");
    for (Path file : mails) {
      MailView mail = read(root, file, figures);
      mail.recipients()
          .forEach(
              one ->
                  out.printf(
                      ROW,
                      shown(mail.file()),
                      shown(one.recipient()),
                      shown(one.replyCode()),
                      one.hard() ? "hard" : "soft",
                      one.group()));
      if (mail.recipients().isEmpty()) {
        String why = mail.kind() + ": " + mail.because();
        out.printf(ROW, shown(mail.file()), "-", "-", "-", why);
      }
    }
    kinds.forEach((kind, count) -> out.printf("%s: %d%n", kind, count));
    figures.lines().forEach(out::println);
  }

  private void array(Path root, List<Path> mails, Figures figures, PrintWriter out)
      throws IOException {
    try (JsonGenerator array = ApiJson.mapper().createGenerator(out)) {
      array.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      array.writeStartObject();
      array.writeArrayFieldStart("mails");
      for (Path file : mails) {
        array.writePOJO(read(root, file, figures));
      }
      array.writeEndArray();
      array.writePOJOField("kinds", kinds);
      array.writePOJOField("figures", figures.view());
      array.writeEndObject();
    }
    out.println();
  }

  private MailView read(Path root, Path file, Figures figures) {
    String name = MailFiles.name(root, file);
    MailView view;
    try (InputStream in = Files.newInputStream(file)) {
      Inbound inbound = Inbound.read(in.readNBytes(Limits.BYTES + 1), Set.of());
      figures.add(name, inbound.recipients());
      view = MailView.of(name, inbound);
    } catch (IOException e) {
      figures.add(name, List.<Bounce>of());
      view = MailView.closed(name, e.getClass().getSimpleName());
    }
    kinds.merge(view.kind(), 1, Integer::sum);
    return view;
  }

  /** One word, whatever a mail holds: no control characters for the terminal, no blanks. */
  private static String shown(String text) {
    return text.isEmpty() ? "-" : text.replaceAll("[\\p{Cntrl}\\s]", "?");
  }
}
