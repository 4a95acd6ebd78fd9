package io.serai.mail.compose;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A mail as it is asked for, in the words of the API.
 *
 * @param clientRef the asker's own number for it, or null
 * @param text plain text, or null when there is HTML
 * @param variables values of {@code {{name}}} in subject, text and HTML
 * @param campaign a word for reports, or null
 * @param sendAfter RFC 3339, or null for now
 * @param expiresAfter ISO 8601 duration, or null for a day
 * @param attachments null when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Draft(
    String clientRef,
    List<Person> to,
    String subject,
    String text,
    String html,
    Map<String, JsonNode> variables,
    String campaign,
    Interactive interactive,
    String sendAfter,
    String expiresAfter,
    List<Attachment> attachments) {

  /** Whom it goes to. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Person(String email, String name) {}

  /**
   * What the recipient can do.
   *
   * @param confirm whether {@code {{confirm_url}}} may stand in the texts
   * @param unsubscribe whether the mail says how to stop further ones; true unless it is refused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Interactive(Boolean confirm, Boolean unsubscribe) {}

  /** Its attachments; none is an empty list. */
  public List<Attachment> attached() {
    return attachments == null ? List.of() : attachments;
  }

  /** Without the contents of its attachments. */
  Draft words() {
    return new Draft(
        clientRef,
        to,
        subject,
        text,
        html,
        variables,
        campaign,
        interactive,
        sendAfter,
        expiresAfter,
        attachments == null ? null : attachments.stream().map(Attachment::named).toList());
  }

  /** Whether every recipient gets a mail with words of his own. */
  public boolean personal() {
    return variables != null && !variables.isEmpty();
  }

  /** Whether the mail says how to stop further ones. */
  public boolean unsubscribable() {
    return interactive == null || !Boolean.FALSE.equals(interactive.unsubscribe());
  }
}
