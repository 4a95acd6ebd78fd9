package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.serai.core.Reject;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.ExportKind;
import io.serai.sailthru.stage.RowFiles.Written;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the records of one export file, line by line, and writes their rows. A line that is refused
 * is told with its number and reason; the others go on.
 */
final class EntryRecords implements AutoCloseable {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final String source;
  private final Rules rules;
  private final Notes notes = new Notes();
  private final Notes lineNotes = new Notes();
  private final Exploder exploder;
  private final Packer packer = new Packer();
  private final Map<Dataset, RowFiles> files = new EnumMap<>(Dataset.class);
  private final Path folder;
  private final String stem;
  private final long rowsPerFile;
  private long read;
  private long refused;

  EntryRecords(
      String source, ExportKind kind, Rules rules, Path folder, String stem, long rowsPerFile) {
    this.source = source;
    this.rules = rules;
    this.exploder = Exploder.of(kind, rules, lineNotes);
    this.folder = folder;
    this.stem = stem;
    this.rowsPerFile = rowsPerFile;
  }

  /**
   * Reads to the end.
   *
   * @param refusals gets every line that is refused
   */
  void read(InputStream in, Consumer<Reject> refusals) throws IOException {
    Lines lines = new Lines(in, rules.maxLine());
    List<Row> rows = new ArrayList<>();
    while (lines.next()) {
      if (lines.blank() && !lines.tooLong()) {
        continue;
      }
      read++;
      rows.clear();
      lineNotes.clear();
      try {
        explode(lines, rows);
      } catch (BadLine e) {
        refused++;
        refusals.accept(new Reject(source, "line " + lines.number(), e.getMessage()));
        continue;
      }
      notes.addAll(lineNotes);
      for (Row row : rows) {
        write(lines.number(), row);
      }
    }
  }

  private void explode(Lines lines, List<Row> rows) throws IOException, BadLine {
    if (lines.tooLong()) {
      throw new BadLine("the line is longer than %d bytes".formatted(rules.maxLine()));
    }
    int mark = lines.number() == 1 ? byteOrderMark(lines) : 0;
    try (JsonParser json =
        JSON.createParser(lines.buffer(), lines.start() + mark, lines.length() - mark)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new BadLine("the line is no JSON object");
      }
      exploder.explode(json, rows);
      if (json.nextToken() != null) {
        throw new BadLine("there is more than one JSON value on the line");
      }
    } catch (JsonEOFException e) {
      throw new BadLine("the JSON ends too early");
    } catch (JsonProcessingException e) {
      // why: Jackson's own words quote the line
      throw new BadLine("not valid JSON at column " + e.getLocation().getColumnNr());
    } catch (CharConversionException e) {
      throw new BadLine("not valid UTF-8");
    }
  }

  private static int byteOrderMark(Lines lines) {
    byte[] b = lines.buffer();
    int at = lines.start();
    return lines.length() >= 3
            && b[at] == (byte) 0xEF
            && b[at + 1] == (byte) 0xBB
            && b[at + 2] == (byte) 0xBF
        ? 3
        : 0;
  }

  private void write(long line, Row row) throws IOException {
    RowFiles target = files.get(row.dataset());
    if (target == null) {
      target = new RowFiles(row.dataset(), packer, folder, stem, rowsPerFile);
      files.put(row.dataset(), target);
    }
    target.write(line, row.values());
  }

  long lines() {
    return read;
  }

  long refused() {
    return refused;
  }

  Map<String, Long> notes() {
    return notes.counts();
  }

  /** Ends all files. */
  List<Written> end() throws IOException {
    List<Written> written = new ArrayList<>();
    for (RowFiles one : files.values()) {
      written.addAll(one.end());
    }
    packer.await();
    return written;
  }

  @Override
  public void close() throws IOException {
    try {
      for (RowFiles one : files.values()) {
        one.close();
      }
    } finally {
      packer.close();
    }
  }
}
