package io.serai.mail.compose;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A file that goes with a mail.
 *
 * @param name as its reader shall see it
 * @param type media type; {@code application/octet-stream} when it is null
 * @param content null once it lies apart from the mail's words
 */
// why: the bytes are passed on, never compared
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String name, String type, byte[] content) {
  private static final String ANY = "application/octet-stream";

  /** The same without its content. */
  Attachment named() {
    return new Attachment(name, type, null);
  }

  String mediaType() {
    return type == null ? ANY : type;
  }
}
