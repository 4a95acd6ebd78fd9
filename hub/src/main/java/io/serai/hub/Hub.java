package io.serai.hub;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.control.JolokiaPolicy;
import io.serai.hub.flow.Flows;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * One hub in this process: a Camel Main with the flows' YAML routes and the plumbing around them.
 */
public final class Hub implements AutoCloseable {
  private final Main main;
  private final Wiring wiring;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Hub(Main main, Wiring wiring) {
    this.main = main;
    this.wiring = wiring;
  }

  /**
   * Starts the runtime. Services that do not answer do not stop it; they are watched.
   *
   * @param settings complete and free of faults
   * @param clock the one source of time
   * @throws SeraiException BAD_SETTINGS when the policy of Jolokia is not there or opens everything
   */
  public static Hub start(Settings settings, Clock clock) {
    JolokiaPolicy.problem()
        .ifPresent(
            problem -> {
              throw new SeraiException(
                  HubError.BAD_SETTINGS, "hub", "%s %s", JolokiaPolicy.FILE, problem);
            });
    Main main = new Main();
    // why: every key comes through Settings, which knows each value's source and has checked it
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(settings.asProperties());
    main.addInitialProperty("camel.main.routesIncludePattern", routes(settings));
    // why here: without the guard that the wiring brings, the files of config/ alone must not open
    // it
    main.addInitialProperty("camel.management.jolokiaEnabled", "true");
    Wiring wiring = new Wiring(settings, clock);
    main.configure().addConfiguration(wiring);
    // why: Camel's own shutdown hook and ours would wait for each other; closing the hub is ours
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    Hub hub = new Hub(main, wiring);
    main.start();
    return hub;
  }

  /** Route files of other flows are not loaded: their settings need not be there. */
  private static String routes(Settings settings) {
    if (Flows.running(settings).size() == Flows.all().size()) {
      return "file:routes/*.camel.yaml";
    }
    return Stream.concat(Stream.of("hub"), Flows.running(settings).keySet().stream())
        .map("file:routes/%s-*.camel.yaml"::formatted)
        .collect(Collectors.joining(","));
  }

  public CamelContext camel() {
    return main.getCamelContext();
  }

  /** What the command line and tests use beside HTTP. */
  public Parts parts() {
    return wiring.parts();
  }

  /** Waits until the hub is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /** Ends consumers, lets open runs come to their end within the shutdown time-out, frees pools. */
  @Override
  public void close() {
    try {
      main.shutdown();
    } finally {
      wiring.close();
      closed.countDown();
    }
  }
}
