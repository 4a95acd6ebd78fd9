package io.serai.engagements.aggregate;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list of a document, written as it grows; it is cut at its greatest length and goes on counting.
 */
final class JsonList {
  private static final JsonFactory JSON = new JsonFactory();

  /** Bytes of a document beside its lists. */
  private static final int FIELDS = 1_024;

  /** Bytes of a list that its generator may still hold back. */
  private static final int MARGIN = 8_192;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;
  private final int longest;
  private long size;

  /** Writes the fields of an entry. */
  @FunctionalInterface
  interface Entry {
    void write(JsonGenerator json) throws IOException;
  }

  JsonList(int longest) {
    this.longest = longest;
    try {
      json = JSON.createGenerator(bytes);
      json.writeStartArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Entry entry) {
    size++;
    if (cut()) {
      return;
    }
    try {
      json.writeStartObject();
      entry.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many entries there are, those that were cut off included. */
  long size() {
    return size;
  }

  boolean cut() {
    return size > longest;
  }

  /** A document, and lists that become fields of it. */
  static BinaryData document(Entry fields, List<String> names, JsonList... lists) {
    int size = Stream.of(lists).mapToInt(list -> list.bytes.size() + MARGIN).sum();
    // why: a buffer that doubles would hold long lists three times
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + FIELDS);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      for (int i = 0; i < names.size(); i++) {
        json.writeFieldName(names.get(i));
        // why: a list may be tens of megabytes; it goes from buffer to buffer without a text of it
        json.writeRawValue("");
        json.flush();
        lists[i].close().writeTo(out);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BinaryData.of(out.toByteArray(), ContentType.APPLICATION_JSON);
  }

  private ByteArrayOutputStream close() throws IOException {
    if (!json.isClosed()) {
      json.writeEndArray();
      json.close();
    }
    return bytes;
  }
}
