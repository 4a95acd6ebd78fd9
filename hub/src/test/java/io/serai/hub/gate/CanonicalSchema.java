package io.serai.hub.gate;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import io.serai.hub.settings.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Camel's canonical YAML, as the newest schema has it: what the visual editors read and write. */
final class CanonicalSchema {
  private static final Path SCHEMA =
      Path.of("hub/target/canonical/schema/camelYamlDsl-canonical.json");

  private final Schema schema;

  CanonicalSchema() throws IOException {
    SchemaRegistry registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft4(),
            builder -> builder.nodeReader(NodeReader.builder().locationAware().build()));
    schema = registry.getSchema(Files.readString(SCHEMA));
  }

  /** What does not fit, as {@code file:line what}. */
  List<String> judge(Path file) throws IOException {
    return schema.validate(Files.readString(file), InputFormat.YAML).stream()
        .filter(error -> !isSetting(error))
        .map(error -> "%s:%d %s".formatted(file, line(error), error.getMessage()))
        .distinct()
        .toList();
  }

  /** A setting may stand where the schema wants a number or a boolean; Camel resolves it first. */
  private static boolean isSetting(Error error) {
    return error.getKeyword().equals("type")
        && error.getInstanceNode() != null
        && error.getInstanceNode().isTextual()
        && Placeholders.pending(error.getInstanceNode().asText())
        && error.getMessage().matches(".*(number|integer|boolean) expected.*");
  }

  private static int line(Error error) {
    var place = JsonNodes.tokenStreamLocationOf(error.getInstanceNode());
    return place == null ? 1 : place.getLineNr();
  }
}
