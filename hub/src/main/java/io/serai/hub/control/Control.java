package io.serai.hub.control;

import io.serai.core.SeraiException;
import io.serai.hub.api.ApiJson;
import io.serai.hub.ledger.FlowStates;
import io.serai.hub.run.Door;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.StaticService;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/**
 * {@code org.apache.camel:context=serai,type=services,name=Control}. A static service, because the
 * name of any other would carry a number that changes.
 */
@ManagedResource(description = "Starts, pauses and resumes flows")
public final class Control extends ServiceSupport implements StaticService, CamelContextAware {
  private final Door door;
  private final FlowStates states;
  private CamelContext camel;

  public Control(Door door, FlowStates states) {
    this.door = door;
    this.states = states;
  }

  /**
   * Starts a flow now, through the same door as every trigger.
   *
   * @param payload JSON; empty for none
   * @return JSON with {@code triggerId}, {@code runId}, {@code flow}, {@code stage}
   */
  @ManagedOperation(description = "Start a flow; the payload is JSON or empty")
  public String trigger(String flow, String payload) {
    return told(() -> ApiJson.write(door.trigger(flow, payload)));
  }

  /** Refuses new runs of a flow on every hub until {@link #resumeFlow}. */
  @ManagedOperation(description = "Refuse new runs of a flow, on every hub")
  public void suspendFlow(String flow) {
    pause(flow, true);
  }

  /** Allows runs of a flow again. */
  @ManagedOperation(description = "Allow runs of a flow again, on every hub")
  public void resumeFlow(String flow) {
    pause(flow, false);
  }

  private void pause(String flow, boolean paused) {
    told(
        () -> {
          states.pause(door.flow(flow).name(), paused);
          return flow;
        });
  }

  /** why: a client of JMX may not have the hub's classes, so it gets the sentence alone */
  private static String told(Supplier<String> work) {
    try {
      return work.get();
    } catch (SeraiException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  @Override
  public void setCamelContext(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public CamelContext getCamelContext() {
    return camel;
  }
}
