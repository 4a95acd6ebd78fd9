package io.serai.hub.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.question.Question.Parameter;
import io.serai.hub.settings.Fault;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Questions as aggregations of MongoDB: files like those of searches, whose {@code index} is a
 * collection and whose {@code search} has a {@code pipeline} in extended JSON.
 */
public record MongoBook(String flow, Path folder, MongoDatabase store) implements QuestionBook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonWriterSettings RELAXED =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

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
    List<BsonDocument> pipeline = new ArrayList<>();
    SearchFile.filled(file.path("search").path("pipeline"), given)
        .orElseThrow()
        .forEach(stage -> pipeline.add(BsonDocument.parse(stage.toString())));
    List<BsonDocument> found = ask(question, file.path("index").asText(), pipeline, timeout);
    List<Map<String, Object>> rows =
        found.stream()
            .limit(limit)
            .map(row -> SearchBook.row(file.path("columns"), tree(row)))
            .toList();
    return answer(question, rows, found.size() > limit);
  }

  private List<BsonDocument> ask(
      Question question, String collection, List<BsonDocument> pipeline, Duration timeout) {
    try {
      return store
          .getCollection(collection, BsonDocument.class)
          .aggregate(pipeline)
          .maxTime(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .into(new ArrayList<>());
    } catch (MongoException e) {
      throw new SeraiException(
          HubError.QUESTION_FAILED,
          flow,
          e,
          "question '%s': %s (code %d)",
          question.name(),
          e.getClass().getSimpleName(),
          e.getCode());
    }
  }

  private static JsonNode tree(BsonDocument row) {
    try {
      return JSON.readTree(row.toJson(RELAXED));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
