package io.serai.hub.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions as searches of Elasticsearch.
 *
 * @param indices the names that files use, and those of the indices
 * @param store sends a search
 */
public record SearchBook(String flow, Path folder, Map<String, String> indices, Store store)
    implements QuestionBook {

  /** Where searches go. */
  @FunctionalInterface
  public interface Store {
    /**
     * @param index its full name
     * @return the whole answer
     */
    JsonNode search(String index, ObjectNode body);
  }

  @Override
  public String suffix() {
    return SearchFile.SUFFIX;
  }

  @Override
  public Optional<Question> read(Path file, List<Fault> faults) {
    return SearchFile.read(file, faults);
  }

  @Override
  public Answer ask(
      Question question, Map<Parameter, Object> values, long limit, Clock clock, Duration timeout) {
    ObjectNode file = SearchFile.parse(question.body());
    Map<String, Object> given = new LinkedHashMap<>();
    values.forEach((parameter, value) -> given.put(parameter.name(), value));
    given.put("limit", limit + 1);
    ObjectNode search = (ObjectNode) SearchFile.filled(file.path("search"), given).orElseThrow();
    search.put("timeout", timeout.toMillis() + "ms");
    String index = file.path("index").asText();
    JsonNode answer = store.search(indices.getOrDefault(index, index), search);
    if (answer.path("timed_out").asBoolean()) {
      throw new SeraiException(
          HubError.QUESTION_FAILED, flow, "question '%s' took too long", question.name());
    }
    JsonNode rows = answer.at(file.path("rows").asText());
    List<Map<String, Object>> read = new ArrayList<>();
    for (JsonNode row : rows) {
      if (read.size() < limit) {
        read.add(row(file.path("columns"), row));
      }
    }
    return answer(question, read, rows.size() > limit);
  }

  static Map<String, Object> row(JsonNode columns, JsonNode row) {
    Map<String, Object> read = new LinkedHashMap<>();
    for (JsonNode column : columns) {
      read.put(column.path("name").asText(), SearchFile.value(column, row));
    }
    return read;
  }
}
