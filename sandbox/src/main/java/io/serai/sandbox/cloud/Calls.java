package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** How often each kind of call was made: token, soap:Send, soap:Continue, rest:rowset … */
final class Calls {
  static final String TOKEN = "token";
  static final String ASSETS = "rest:assets";
  static final String ROWSET = "rest:rowset";
  static final String OTHER = "other";

  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void count(String kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  synchronized void clear() {
    counts.clear();
  }

  synchronized ObjectNode json() {
    ObjectNode all = Json.object();
    counts.forEach(all::put);
    return all;
  }
}
