package io.serai.engagements;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One document of the mailbox index: a message in one folder of one account. Addresses are as they
 * were found.
 *
 * @param id its {@code _id}
 * @param messageId RFC 5322 Message-ID with angle brackets; empty when it has none
 * @param created when it was taken into the index
 * @param date what its Date header says; may be null
 * @param badDate whether it has a date that cannot be read
 */
public record SourceDocument(
    String id,
    String account,
    String messageId,
    Instant created,
    Instant date,
    boolean badDate,
    List<String> from,
    List<String> to,
    List<String> cc) {

  /** Fields of the source that are read; message texts are not among them. */
  public static final List<String> FIELDS =
      List.of("account", "messageId", "created", "date", "from", "to", "cc");

  /** Reads a hit's source; whatever is missing or of another shape is taken as absent. */
  public static SourceDocument of(String id, JsonNode source) {
    JsonNode date = source.path("date");
    Optional<Instant> read = Moment.of(date);
    boolean absent = date.isMissingNode() || date.isNull();
    return new SourceDocument(
        id,
        source.path("account").asText(""),
        source.path("messageId").asText(""),
        Moment.of(source.path("created")).orElse(Instant.EPOCH),
        read.orElse(null),
        !absent && read.isEmpty(),
        addresses(source.path("from")),
        addresses(source.path("to")),
        addresses(source.path("cc")));
  }

  /** An address is an object, a text, a list of either, or a group of them. */
  private static List<String> addresses(JsonNode node) {
    List<String> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.isArray()) {
      node.forEach(item -> collect(item, found));
    } else if (node.isTextual()) {
      found.add(node.asText());
    } else if (node.has("group")) {
      collect(node.path("group"), found);
    } else if (node.isObject()) {
      found.add(node.path("address").asText(""));
    }
  }
}
