package io.serai.acceptance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The project's own files, as a reader of the repository sees them. */
public final class Project {
  private static final Path ROOT = Path.of("");
  private static final Set<String> NOT_OURS =
      Set.of(".git", ".idea", ".vscode", "target", "var", "file-uploads");

  private Project() {}

  /** Every file but those that git ignores, relative to the root, sorted. */
  public static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT.toAbsolutePath(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              // why: in a linked worktree .git is a file
              if (!NOT_OURS.contains(file.getFileName().toString())) {
                files.add(ROOT.toAbsolutePath().relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files;
  }

  /** The project's files with one of these endings. */
  public static List<Path> files(String... endings) {
    return files().stream()
        .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
        .toList();
  }

  /** A file's text; empty for one that is not text. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's lines. */
  public static List<String> lines(Path file) {
    return text(file).lines().toList();
  }
}
