package io.serai.hub.flow;

import io.serai.sailthru.receive.Inbox;
import java.util.List;
import java.util.Map;

/** The Sailthru flow: export files to staged lines, to the warehouse. */
final class Sailthru implements Flow {
  @Override
  public String name() {
    return "sailthru";
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage("receive", "files received", "stage"),
        new Stage("stage", "files staged", "load"),
        new Stage("load", "files loaded", null));
  }

  @Override
  public List<String> scheduleKeys() {
    return List.of("sailthru.receive.schedule");
  }

  @Override
  public Map<String, PayloadKey> payload() {
    return Map.of(
        Inbox.OBJECTS,
        new PayloadKey(
            PayloadKey.Type.TEXTS,
            "Receive only these objects or files: what an event said is new.",
            objects -> {}));
  }

  @Override
  public Map<String, String> deliveries() {
    return Map.of("sailthru.export-bucket", Inbox.OBJECTS);
  }

  @Override
  public void bind(FlowContext context) {
    SailthruReceive.bind(context);
    SailthruStage.bind(context);
    SailthruLoad.bind(context);
  }
}
