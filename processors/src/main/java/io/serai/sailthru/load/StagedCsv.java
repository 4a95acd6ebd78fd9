package io.serai.sailthru.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A staged part as CSV (RFC 4180), made while the warehouse reads it: every text is quoted, so that
 * an empty one is not taken for NULL.
 */
final class StagedCsv extends InputStream {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
  private static final int BUFFER = 1 << 16;

  private final Path part;
  private final String[] names;
  private final JsonParser json;
  private byte[] row = new byte[BUFFER];
  private int end;
  private int next;

  StagedCsv(Dataset dataset, Path part) throws IOException {
    this.part = part;
    this.names = dataset.columns().stream().map(Column::name).toArray(String[]::new);
    this.json = JSON.createParser(new GZIPInputStream(Files.newInputStream(part), BUFFER));
  }

  @Override
  public int read() throws IOException {
    return fill() ? row[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - next);
    System.arraycopy(row, next, to, offset, count);
    next += count;
    return count;
  }

  /** Whether there is a byte to give. */
  private boolean fill() throws IOException {
    if (next < end) {
      return true;
    }
    next = 0;
    end = 0;
    // why: a few rows at a time, since every call of the reader costs more than a row
    while (end < BUFFER / 2 && json.nextToken() == JsonToken.START_OBJECT) {
      row();
    }
    return end > 0;
  }

  private void row() throws IOException {
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals(json.nextFieldName())) {
        throw new SeraiException(
            HubError.ALTERED_FILE,
            "sailthru",
            "'%s' has another column than '%s' at its place",
            part.getFileName(),
            names[i]);
      }
      if (i > 0) {
        put((byte) ',');
      }
      value(json.nextToken());
    }
    json.nextToken();
    put((byte) '\n');
  }

  private void value(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      text(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    } else if (token != JsonToken.VALUE_NULL) {
      for (byte b : json.getText().getBytes(StandardCharsets.US_ASCII)) {
        put(b);
      }
    }
  }

  private void text(char[] chars, int offset, int length) {
    put((byte) '"');
    for (int i = offset; i < offset + length; i++) {
      char c = chars[i];
      if (c < 0x80) {
        if (c == '"') {
          put((byte) '"');
        }
        put((byte) c);
      } else {
        int rest = i;
        while (rest < offset + length && chars[rest] >= 0x80) {
          rest++;
        }
        for (byte b : new String(chars, i, rest - i).getBytes(StandardCharsets.UTF_8)) {
          put(b);
        }
        i = rest - 1;
      }
    }
    put((byte) '"');
  }

  private void put(byte b) {
    if (end == row.length) {
      row = Arrays.copyOf(row, row.length * 2);
    }
    row[end++] = b;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
