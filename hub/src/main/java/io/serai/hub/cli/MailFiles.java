package io.serai.hub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails of a folder: {@code .eml}, the files of a Maildir, and archives, to say so. */
final class MailFiles {
  private static final Pattern MAILDIR = Pattern.compile(".*[/\\\\](?:cur|new)[/\\\\][^/\\\\]+");

  private MailFiles() {}

  /** The mails below a folder by name; a file that is named itself is one. */
  static List<Path> in(Path root) throws IOException {
    if (!Files.exists(root)) {
      throw new NoSuchFileException(root.toString());
    }
    if (Files.isRegularFile(root)) {
      return List.of(root);
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(MailFiles::mail).sorted().toList();
    }
  }

  /** What a mail is called: its path below the folder. */
  static String name(Path root, Path file) {
    return root.equals(file) ? file.getFileName().toString() : root.relativize(file).toString();
  }

  private static boolean mail(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".eml")
        || name.endsWith(".zip")
        || MAILDIR.matcher(file.toString()).matches();
  }
}
