package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks for strings where they must not be: secrets, names, addresses. What it finds it calls by
 * the string's name, so that a failing test does not print it. Compressed content is not unpacked.
 */
public final class Traces {
  private final Map<String, byte[]> strings = new LinkedHashMap<>();
  private final List<String> found = new ArrayList<>();

  /**
   * Adds a string to look for.
   *
   * @param name what to call it in a report
   */
  public Traces of(String name, String text) {
    if (text.length() < 4) {
      throw new IllegalArgumentException("'%s' is too short to be looked for".formatted(name));
    }
    strings.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Looks into a text, e.g. an answer of the API. */
  public Traces inText(String where, String text) {
    look(where, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Looks into a file, or into every file below a folder. */
  public Traces inFiles(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        look(file.toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Looks into every object of a bucket below a prefix, and into their keys. */
  public Traces inObjects(S3Client s3, String bucket, String prefix) {
    for (S3Object object :
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents()) {
      String where = bucket + "/" + object.key();
      inText("key of " + where, object.key());
      try (InputStream in = s3.getObject(get -> get.bucket(bucket).key(object.key()))) {
        look(where, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return this;
  }

  /** Looks into every row of a table, as text. */
  public Traces inTable(Database database, String table) {
    database.rows("SELECT t::text FROM " + table + " t").forEach(row -> inText(table, row));
    return this;
  }

  /** What was found: {@code <where>: <name>}. */
  public List<String> found() {
    return List.copyOf(found);
  }

  private void look(String where, byte[] content) {
    strings.forEach(
        (name, text) -> {
          if (contains(content, text)) {
            found.add(where + ": " + name);
          }
        });
  }

  private static boolean contains(byte[] content, byte[] text) {
    for (int start = 0; start <= content.length - text.length; start++) {
      int same = 0;
      while (same < text.length && content[start + same] == text[same]) {
        same++;
      }
      if (same == text.length) {
        return true;
      }
    }
    return false;
  }
}
