package io.serai.mail.inbound;

import io.serai.mail.inbound.bounce.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of mails with {@code labels.tsv}: the project's own, and real ones where they exist. */
public record Samples(Path folder, Map<String, List<Label>> labels) {
  private static final Path OWN =
      Path.of("processors/src/test/resources/io/serai/mail/inbound/samples");
  private static final Path REAL = Path.of("../shared/data/bounces");

  /** A recipient; the address is null where the labels do not name it. */
  public record Label(String recipient, String replyCode, Group group, boolean hard) {}

  /** Mails written after the standards and the manners of mail systems. */
  public static Samples own() {
    return of(OWN);
  }

  /** Real mails, which are not part of the project. */
  public static Samples real() {
    return of(REAL);
  }

  /** Whether there are real mails to test with. */
  public static boolean realExist() {
    return Files.exists(REAL.resolve("labels.tsv"));
  }

  /** The bytes of a mail. */
  public byte[] mail(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All mails as bytes, by name. */
  public List<byte[]> mails() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".eml"))
          .sorted()
          .map(this::mail)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Samples of(Path folder) {
    Map<String, List<Label>> labels = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(folder.resolve("labels.tsv"));
      List<String> names = List.of(lines.get(0).split("\t", -1));
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.split("\t", -1);
        int recipient = names.indexOf("recipient");
        labels
            .computeIfAbsent(columns[names.indexOf("file")], f -> new ArrayList<>())
            .add(
                new Label(
                    recipient < 0 ? null : columns[recipient],
                    columns[names.indexOf("reply_code")],
                    Group.ofReason(columns[names.indexOf("reason")]),
                    columns[names.indexOf("hard")].equals("1")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Samples(folder, labels);
  }
}
