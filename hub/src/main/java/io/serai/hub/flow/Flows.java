package io.serai.hub.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flows of this hub, in the order in which they are shown. */
public final class Flows {
  private Flows() {}

  /** All flows by name. */
  public static Map<String, Flow> all() {
    Map<String, Flow> flows = new LinkedHashMap<>();
    for (Flow flow : List.of(new Totesys())) {
      flows.put(flow.name(), flow);
    }
    return flows;
  }
}
