package io.serai.leads;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Asks for a send, e-mail, folder or subscriber to be fetched; which, says the queue.
 *
 * @param bu key of the unit that is asked
 * @param id the vendor's number
 */
public record IdMessage(String bu, String id) {
  /** Its form on the queue. */
  public String json() {
    return Messages.of(bu).put("id", id).toString();
  }

  /**
   * Reads a message.
   *
   * @throws io.serai.core.SeraiException BAD_MESSAGE that says what is wrong with it
   */
  public static IdMessage parse(String text) {
    JsonNode message = Messages.parse(text);
    String id = Messages.text(message, "id");
    if (!ClickRow.number(id)) {
      throw Messages.wrong("'id' is no number");
    }
    return new IdMessage(Messages.text(message, "bu"), id);
  }
}
