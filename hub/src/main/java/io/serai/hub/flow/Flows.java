package io.serai.hub.flow;

import io.serai.hub.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flows of this hub, in the order in which they are shown. */
public final class Flows {
  private Flows() {}

  /** Those of all flows that {@code hub.flows} names, in the order in which they are shown. */
  public static Map<String, Flow> running(Settings settings) {
    Map<String, Flow> flows = all();
    flows.keySet().retainAll(settings.words("hub.flows"));
    return flows;
  }

  /** All flows by name. */
  public static Map<String, Flow> all() {
    Map<String, Flow> flows = new LinkedHashMap<>();
    for (Flow flow :
        List.of(new Totesys(), new Engagements(), new Sailthru(), new Leads(), new MailFlow())) {
      flows.put(flow.name(), flow);
    }
    return flows;
  }
}
