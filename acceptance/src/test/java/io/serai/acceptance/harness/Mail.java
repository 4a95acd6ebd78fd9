package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A message in a folder of an account, as a document of the mailbox index.
 *
 * @param id its {@code _id}, {@code acct-a:m1@ourco.test}
 */
public record Mail(String id, ObjectNode source) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A message that was taken in five seconds after its date.
   *
   * @param messageId without angle brackets
   */
  public static Mail of(String account, String messageId, String date) {
    ObjectNode source = JSON.createObjectNode();
    source.put("account", account).put("messageId", "<" + messageId + ">").put("date", date);
    return new Mail(account + ":" + messageId, source)
        .taken(Instant.parse(date).plusSeconds(5).toString());
  }

  /** The same message in another folder, or in another account. */
  public Mail copy(String account, String copyId) {
    ObjectNode copy = source.deepCopy();
    copy.put("account", account);
    return new Mail(copyId, copy);
  }

  /** When it was taken into the index. */
  public Mail taken(String created) {
    return with("created", created);
  }

  /** Sets a field to a text. */
  public Mail with(String field, String text) {
    source.put(field, text);
    return this;
  }

  /** Removes a field. */
  public Mail without(String field) {
    source.remove(field);
    return this;
  }

  public Mail from(String... addresses) {
    return list("from", addresses);
  }

  public Mail to(String... addresses) {
    return list("to", addresses);
  }

  public Mail cc(String... addresses) {
    return list("cc", addresses);
  }

  private Mail list(String field, String... addresses) {
    ArrayNode list = source.putArray(field);
    for (String address : addresses) {
      list.addObject().put("address", address);
    }
    return this;
  }
}
