package io.serai.mail.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** What is kept of an inbound mail in encrypted form. */
record Content(String from, String subject, String text, List<Told> recipients) {
  /** Of a mail whose words are deleted. */
  static final Content NOTHING = new Content(null, null, null, List.of());

  private static final JsonMapper JSON = new JsonMapper();

  /** What a report says of one recipient. */
  record Told(String address, String diagnostic) {}

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Content read(String json) {
    try {
      return JSON.readValue(json, Content.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept mail is not readable", e);
    }
  }
}
