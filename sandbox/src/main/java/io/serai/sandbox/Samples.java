package io.serai.sandbox;

import io.serai.sandbox.engagements.EngagementsSample;
import io.serai.sandbox.leads.LeadsSample;
import io.serai.sandbox.pubsub.MailSample;
import io.serai.sandbox.sailthru.SailthruSample;
import io.serai.sandbox.totesys.TotesysSample;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flows a sandbox has data for. */
final class Samples {
  private static final Map<String, FlowSample> ALL =
      byFlow(
          List.of(
              new TotesysSample(),
              new EngagementsSample(),
              new SailthruSample(),
              new LeadsSample(),
              new MailSample()));

  private Samples() {}

  private static Map<String, FlowSample> byFlow(List<FlowSample> samples) {
    Map<String, FlowSample> byFlow = new LinkedHashMap<>();
    samples.forEach(sample -> byFlow.put(sample.flow(), sample));
    return byFlow;
  }

  /** The flows of a sandbox that is not told which: those the hub has, too. */
  static Collection<String> usual() {
    return ALL.keySet().stream()
        .filter(flow -> !flow.equals("leads") && !flow.equals("mail"))
        .toList();
  }

  /** The samples of some flows, in the order of the list of all. */
  static List<FlowSample> of(Collection<String> flows) {
    for (String flow : flows) {
      if (!ALL.containsKey(flow)) {
        throw new SandboxException(
            SandboxError.BAD_OPTION, "--flows '%s' is not one of %s", flow, ALL.keySet());
      }
    }
    return ALL.values().stream().filter(sample -> flows.contains(sample.flow())).toList();
  }
}
