package io.serai.sandbox.engagements;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A copy of a message in a folder of an account, as a mailbox harvester stores it.
 *
 * @param id of the document: account, colon, the copy's own id
 * @param created when it was harvested
 * @param date of the header; null when there is none that can be read
 * @param messageId with its angle brackets; null when there is none
 */
record Mail(
    String id,
    String account,
    Instant created,
    Instant date,
    String messageId,
    List<Address> from,
    List<Address> to,
    List<Address> cc,
    String subject,
    String thread,
    String folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The same people's mail in another folder, the same message or another one. */
  Mail refiled(String otherId, String otherMessageId, Instant otherDate, String otherFolder) {
    return new Mail(
        otherId,
        account,
        created,
        otherDate,
        otherMessageId,
        from,
        to,
        cc,
        subject,
        thread,
        otherFolder);
  }

  /** The document; what a message lacks is absent, a single sender is no array. */
  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("account", account);
    json.put("created", MILLIS.format(created));
    if (date != null) {
      json.put("date", MILLIS.format(date));
    }
    put(json, "messageId", messageId);
    if (from.size() == 1) {
      json.set("from", json(from.get(0)));
    } else {
      put(json, "from", from);
    }
    put(json, "to", to);
    put(json, "cc", cc);
    put(json, "subject", subject);
    put(json, "threadId", thread);
    json.put("emailId", id.substring(id.indexOf(':') + 1));
    json.put("path", folder);
    return json;
  }

  private static void put(ObjectNode json, String key, String value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static void put(ObjectNode json, String key, List<Address> addresses) {
    if (!addresses.isEmpty()) {
      ArrayNode array = json.putArray(key);
      addresses.forEach(address -> array.add(json(address)));
    }
  }

  private static ObjectNode json(Address address) {
    ObjectNode json = JSON.createObjectNode();
    put(json, "name", address.name());
    return json.put("address", address.address());
  }
}
