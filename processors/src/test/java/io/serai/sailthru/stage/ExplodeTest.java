package io.serai.sailthru.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sailthru.ExportKind;
import io.serai.sailthru.privacy.Pseudonyms.Mode;
import io.serai.sailthru.stage.RowFiles.Written;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden pairs: {@code NN-<kind>.<case>.in.json} holds lines of an export, {@code .out.json} every
 * row they become, without its nulls, what is noted and what is refused.
 */
class ExplodeTest {
  private static final Path CASES =
      Path.of("processors/src/test/resources/io/serai/sailthru/stage");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path work;

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".in.json"))
          .map(name -> name.replace(".in.json", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lines_become_these_rows(String name) throws IOException {
    String kind = name.replaceAll("^\\d+-|\\..*$", "");
    Mode mode =
        name.endsWith("encrypt") ? Mode.ENCRYPT : name.endsWith("drop") ? Mode.DROP : Mode.HASH;
    byte[] in = Files.readAllBytes(CASES.resolve(name + ".in.json"));
    ObjectNode out = JSON.createObjectNode();
    ArrayNode refused = JSON.createArrayNode();
    try (EntryRecords records =
        new EntryRecords(name, ExportKind.of(kind), Staging.rules(mode), work, "part", 1_000)) {
      records.read(
          new ByteArrayInputStream(in),
          reject -> refused.add(reject.position() + ": " + reject.reason()));
      for (Written file : records.end()) {
        out.set(file.dataset().word(), rows(file));
      }
      out.set("refused", refused);
      out.set("notes", JSON.valueToTree(records.notes()));
    }

    assertThat(JSON.readTree(out.toString()))
        .isEqualTo(JSON.readTree(CASES.resolve(name + ".out.json").toFile()));
  }

  private static ArrayNode rows(Written file) throws IOException {
    ArrayNode rows = JSON.createArrayNode();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file.file())), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode row = (ObjectNode) JSON.readTree(line);
        row.properties().removeIf(column -> column.getValue().isNull());
        rows.add(row);
      }
    }
    assertThat(rows.size()).isEqualTo((int) file.rows());
    return rows;
  }
}
