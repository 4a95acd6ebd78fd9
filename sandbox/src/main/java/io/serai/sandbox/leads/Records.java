package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Records as a Marketing Cloud of the sandbox takes them. */
final class Records {
  /** Somebody who takes records. */
  @FunctionalInterface
  interface Sink {
    void put(ObjectNode record);
  }

  private Records() {}

  static ObjectNode of(Business of, String kind, long id) {
    return of(of, kind, String.valueOf(id));
  }

  static ObjectNode of(Business of, String kind, String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("bu", of.key())
        .put("kind", kind)
        .put("ID", id);
  }
}
