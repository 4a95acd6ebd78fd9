package io.serai.hub.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.hub.question.Question.Column;
import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code config/<flow>/questions/<name>.json}: {@code title}, {@code about}, {@code
 * parameters}, {@code columns}, the {@code index}, the {@code search} and where its {@code rows}
 * are in the answer, as a JSON pointer. A text {@code ":since"} in the search stands for the
 * parameter; an element of a list in which one that was not given stands is left out. {@code
 * ":limit"} is the number of rows to ask for.
 *
 * <p>A column's {@code at} is a pointer into a row; {@code part} is the place in a value of parts
 * that tabs separate.
 */
final class SearchFile {
  static final String SUFFIX = ".json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SearchFile() {}

  static Optional<Question> read(Path file, List<Fault> faults) {
    try {
      String text = Files.readString(file);
      JsonNode json = JSON.readTree(text);
      List<Parameter> parameters = new ArrayList<>();
      for (JsonNode one : json.path("parameters")) {
        parameters.add(
            new Parameter(
                text(one, "name"),
                type(one),
                one.path("required").asBoolean(false),
                text(one, "about")));
      }
      List<Column> columns = new ArrayList<>();
      for (JsonNode one : json.path("columns")) {
        text(one, "at");
        columns.add(new Column(text(one, "name"), type(one), text(one, "about")));
      }
      if (columns.isEmpty() || !json.path("search").isObject()) {
        throw new IllegalArgumentException("a question needs 'columns' and a 'search'");
      }
      text(json, "index");
      text(json, "rows");
      String name = file.getFileName().toString().replace(SUFFIX, "");
      return Optional.of(
          new Question(name, text(json, "title"), text(json, "about"), parameters, columns, text));
    } catch (IOException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      faults.add(new Fault(file + ":1", "is no question: " + why));
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual() || node.path(field).asText().isBlank()) {
      throw new IllegalArgumentException("'%s' is missing in %s".formatted(field, names(node)));
    }
    return node.path(field).asText();
  }

  private static String names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return "an object of " + names;
  }

  private static QuestionType type(JsonNode node) {
    return QuestionType.valueOf(text(node, "type").toUpperCase(Locale.ROOT));
  }

  static ObjectNode parse(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy with values for its parameters; empty when one of them was not given. */
  static Optional<JsonNode> filled(JsonNode node, Map<String, Object> values) {
    if (node.isTextual() && node.asText().startsWith(":")) {
      String name = node.asText().substring(1);
      return Optional.ofNullable(values.get(name)).map(SearchFile::json);
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(item -> filled(item, values).ifPresent(copy::add));
      return Optional.of(copy);
    }
    if (!node.isObject()) {
      return Optional.of(node);
    }
    ObjectNode copy = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Optional<JsonNode> value = filled(field.getValue(), values);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      copy.set(field.getKey(), value.get());
    }
    return Optional.of(copy);
  }

  private static JsonNode json(Object value) {
    boolean plain = value instanceof Long || value instanceof Integer || value instanceof Boolean;
    return JSON.valueToTree(plain ? value : value.toString());
  }

  /** The value of a column in a row; null when the row has none. */
  static Object value(JsonNode column, JsonNode row) {
    JsonNode found = row.at(column.path("at").asText());
    if (found.isMissingNode() || found.isNull()) {
      return null;
    }
    if (column.has("part")) {
      return found.asText().split("\t", -1)[column.path("part").asInt()];
    }
    return found.isNumber() ? found.numberValue() : found.asText();
  }
}
