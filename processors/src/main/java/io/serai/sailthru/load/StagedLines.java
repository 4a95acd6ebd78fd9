package io.serai.sailthru.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.lake.Part;
import io.serai.lake.PartFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The lines of staged parts, read one at a time. */
public final class StagedLines {
  private static final JsonMapper JSON = new JsonMapper();

  private final S3Client s3;
  private final String bucket;
  private final Path folder;

  /**
   * @param folder for one file at a time
   */
  public StagedLines(S3Client s3, String bucket, Path folder) {
    this.s3 = s3;
    this.bucket = bucket;
    this.folder = folder;
  }

  private BufferedReader open(Part part) throws IOException {
    InputStream object = s3.getObject(get -> get.bucket(bucket).key(part.key()));
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(object), StandardCharsets.UTF_8));
  }

  /** Ids of the profiles whose address has one of these hashes; none of a part that is gone. */
  Set<String> idsOf(Part part, Collection<String> hashes) throws IOException {
    Set<String> found = new HashSet<>();
    try (BufferedReader lines = open(part)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (hashes.stream().anyMatch(line::contains)) {
          JsonNode row = JSON.readTree(line);
          if (hashes.contains(row.path("email_hash").asText())) {
            found.add(row.path("id").asText());
          }
        }
      }
    } catch (NoSuchKeyException e) {
      return Set.of();
    }
    return found;
  }

  /**
   * Puts a part without the lines of some people, if there are any.
   *
   * @param person the column that says whose line it is
   * @param key of the new part
   */
  Optional<Part> without(Part part, String person, Set<String> people, String key)
      throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "part", null);
    try {
      long gone = copy(part, person, people, file);
      if (gone == 0) {
        return Optional.empty();
      }
      s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file));
      return Optional.of(
          PartFile.describe(part.dataset(), key, part.rows() - gone, part.derived(), file));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } finally {
      Files.delete(file);
    }
  }

  private long copy(Part part, String person, Set<String> people, Path file) throws IOException {
    long gone = 0;
    try (BufferedReader lines = open(part);
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (people.contains(JSON.readTree(line).path(person).asText())) {
          gone++;
        } else {
          out.write(line);
          out.write('\n');
        }
      }
    }
    return gone;
  }
}
