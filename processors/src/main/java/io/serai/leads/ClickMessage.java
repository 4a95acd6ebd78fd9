package io.serai.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A click on its way to its document.
 *
 * @param bu key of the unit whose log it was read from
 * @param urlId 24 hexadecimal digits
 * @param ack the acknowledgement the link was sent under
 * @param readAt when the row was read: the later flag of a row wins
 */
public record ClickMessage(String bu, String urlId, String ack, ClickRow row, Instant readAt) {
  private static final Pattern URL_ID = Pattern.compile("[0-9a-f]{24}");

  /** Its form on the queue. */
  public String json() {
    ObjectNode message = Messages.of(bu);
    message.put("urlId", urlId).put("ack", ack);
    ObjectNode columns = message.putObject("row");
    row.columns().forEach(columns::put);
    return message.put("readAt", readAt.toString()).toString();
  }

  /**
   * Reads a message.
   *
   * @throws io.serai.core.SeraiException BAD_MESSAGE that says what is wrong with it
   */
  public static ClickMessage parse(String text) {
    JsonNode message = Messages.parse(text);
    String urlId = Messages.text(message, "urlId");
    if (!URL_ID.matcher(urlId).matches()) {
      throw Messages.wrong("'urlId' is no id of a url");
    }
    ClickRow row = ClickRow.of(message.path("row"));
    if (row.guid().isEmpty()) {
      throw Messages.wrong("'row.ID' is missing or no id");
    }
    if (!ClickRow.number(row.jobId()) || !ClickRow.number(row.subscriberId())) {
      throw Messages.wrong("'row.JobID' or 'row.SubscriberID' is no number");
    }
    return new ClickMessage(
        Messages.text(message, "bu"), urlId, Messages.text(message, "ack"), row, readAt(message));
  }

  private static Instant readAt(JsonNode message) {
    try {
      return Instant.parse(Messages.text(message, "readAt"));
    } catch (DateTimeException e) {
      throw Messages.wrong("'readAt' is no instant");
    }
  }

  /** What names the click in dead letters and in the ledger: {@code <bu>:<guid>}. */
  public String input() {
    return bu + ":" + row.guid().orElseThrow();
  }
}
