package io.serai.hub.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends every route that takes work from outside while the hub's database is away, those of a
 * flow while it is paused, and resumes exactly those afterwards. HTTP goes on answering: it says
 * 503.
 */
public final class Consumers implements Consumer<Boolean> {
  private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
  private static final Set<String> INNER =
      Set.of("direct", "seda", "platform-http", "rest", "rest-openapi");

  private final CamelContext camel;
  private final Supplier<Set<String>> paused;
  private final Set<String> suspended = ConcurrentHashMap.newKeySet();

  /**
   * @param paused the flows that are paused, as the database has them
   */
  public Consumers(CamelContext camel, Supplier<Set<String>> paused) {
    this.camel = camel;
    this.paused = paused;
  }

  @Override
  public void accept(Boolean ledgerAnswers) {
    Set<String> resting = ledgerAnswers ? paused.get() : Set.of();
    camel.getRoutes().stream()
        .filter(Consumers::takesWork)
        .forEach(
            route -> {
              boolean rests = route.getGroup() != null && resting.contains(route.getGroup());
              set(route.getRouteId(), ledgerAnswers && !rests, rests);
            });
  }

  private static boolean takesWork(Route route) {
    return !INNER.contains(route.getEndpoint().getEndpointBaseUri().split(":", 2)[0]);
  }

  private void set(String routeId, boolean run, boolean rests) {
    ServiceStatus status = camel.getRouteController().getRouteStatus(routeId);
    try {
      if (run && status == ServiceStatus.Suspended && suspended.remove(routeId)) {
        camel.getRouteController().resumeRoute(routeId);
        LOG.atInfo().addKeyValue("routeId", routeId).log("resumed");
      } else if (!run && status == ServiceStatus.Started) {
        camel.getRouteController().suspendRoute(routeId);
        suspended.add(routeId);
        LOG.atWarn()
            .addKeyValue("routeId", routeId)
            .log(rests ? "suspended: the flow is paused" : "suspended: the hub's database is away");
      }
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue("routeId", routeId)
          .addKeyValue("error", e.toString())
          .log("not set");
    }
  }
}
