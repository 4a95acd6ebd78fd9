package io.serai.hub.flow;

import io.serai.leads.poll.Relink;
import java.util.List;
import java.util.Map;

/** The leads flow: clicks of Marketing Cloud's e-mails, through queues, into MongoDB. */
final class Leads implements Flow {
  @Override
  public String name() {
    return "leads";
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage("poll", "click logs read", "settle"), new Stage("settle", "units settled", null));
  }

  @Override
  public List<String> scheduleKeys() {
    return List.of("leads.poll.schedule", "leads.settle.schedule");
  }

  @Override
  public Map<String, PayloadKey> payload() {
    return Map.of(
        Relink.KEY,
        new PayloadKey(
            PayloadKey.Type.FLAG,
            "Read the links of rows again that were skipped for their links.",
            flag -> {}));
  }

  @Override
  public void bind(FlowContext context) {
    LeadsParts parts = LeadsParts.of(context);
    LeadsShared.bind(context, parts);
    LeadsBatch.bind(context, parts);
    LeadsQueues.bind(context, parts);
  }
}
