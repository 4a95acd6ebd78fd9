package io.serai.sandbox.leads;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.DataFiles;
import io.serai.sandbox.SandboxError;
import io.serai.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user's own data: {@code rows.json}, {@code sends.json}, {@code emails.json}, {@code
 * folders.json}, {@code subscribers.json} and {@code acknowledgements.json}, each an array of
 * objects with the vendor's names. An object without {@code bu} is the first unit's.
 */
final class LeadsFiles {
  static final String ACKNOWLEDGEMENT = "acknowledgement";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> KINDS =
      Map.of(
          "rows.json", "row",
          "sends.json", "send",
          "emails.json", "email",
          "folders.json", "folder",
          "subscribers.json", "subscriber",
          "acknowledgements.json", ACKNOWLEDGEMENT);

  private LeadsFiles() {}

  /** Reads all files of a folder; each object gets its kind. */
  static void read(Path folder, String unit, Records.Sink sink) throws IOException {
    for (Path file : DataFiles.in(folder, ".json")) {
      String kind = KINDS.get(file.getFileName().toString());
      if (kind == null) {
        throw new SandboxException(
            SandboxError.BAD_FILE, "'%s' is not one of %s", file.getFileName(), KINDS.keySet());
      }
      read(file, kind, unit, sink);
    }
  }

  private static void read(Path file, String kind, String unit, Records.Sink sink)
      throws IOException {
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new SandboxException(
            SandboxError.BAD_FILE, "'%s' is no array of objects", file.getFileName());
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        ObjectNode record = JSON.readTree(parser);
        record.put("kind", kind);
        if (!record.has("bu")) {
          record.put("bu", unit);
        }
        sink.put(record);
      }
    }
  }
}
