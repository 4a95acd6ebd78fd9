package io.serai.engagements.roles;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.engagements.MessageRoles;
import io.serai.engagements.MessageRoles.Role;
import io.serai.engagements.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A roles document as it is stored.
 *
 * @param left domains that took part in an earlier version of it
 * @param deleted whether its message has vanished from the source
 */
record Stored(MessageRoles roles, NavigableSet<String> left, boolean deleted) {
  static final List<String> FIELDS =
      List.of(
          "account",
          "message_id",
          "date",
          "message_roles",
          "source_ids",
          "left_domains",
          "deleted");

  static Stored of(JsonNode source) {
    NavigableSet<Instant> dates = new TreeSet<>();
    texts(source.path("date")).forEach(date -> Moment.parse(date).ifPresent(dates::add));
    List<Role> roles = new ArrayList<>();
    for (JsonNode role : source.path("message_roles")) {
      roles.add(
          new Role(
              role.path("email_address").asText(),
              role.path("domain").asText(),
              role.path("role").asText()));
    }
    MessageRoles message =
        new MessageRoles(
            source.path("account").asText(),
            source.path("message_id").asText(),
            dates,
            roles,
            new TreeSet<>(texts(source.path("source_ids"))));
    return new Stored(
        message,
        new TreeSet<>(texts(source.path("left_domains"))),
        source.path("deleted").asBoolean());
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** How many source documents it names. */
  long listed() {
    return deleted ? 0 : roles.sourceIds().size();
  }

  /** Every domain it was ever counted under. */
  NavigableSet<String> everCounted() {
    NavigableSet<String> domains = new TreeSet<>(left);
    domains.addAll(roles.domains());
    return domains;
  }
}
