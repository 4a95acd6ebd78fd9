package io.serai.hub.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends every route that takes work from outside while the hub's database is away, and resumes
 * exactly those when it is back. HTTP goes on answering: it says 503.
 */
public final class Consumers implements Consumer<Boolean> {
  private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
  private static final Set<String> INNER =
      Set.of("direct", "seda", "platform-http", "rest", "rest-openapi");

  private final CamelContext camel;
  private final Set<String> suspended = ConcurrentHashMap.newKeySet();

  public Consumers(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public void accept(Boolean ledgerAnswers) {
    camel.getRoutes().stream()
        .filter(Consumers::takesWork)
        .forEach(route -> set(route.getRouteId(), ledgerAnswers));
  }

  private static boolean takesWork(Route route) {
    return !INNER.contains(route.getEndpoint().getEndpointBaseUri().split(":", 2)[0]);
  }

  private void set(String routeId, boolean run) {
    ServiceStatus status = camel.getRouteController().getRouteStatus(routeId);
    try {
      if (run && status == ServiceStatus.Suspended && suspended.remove(routeId)) {
        camel.getRouteController().resumeRoute(routeId);
        LOG.atInfo().addKeyValue("routeId", routeId).log("resumed");
      } else if (!run && status == ServiceStatus.Started) {
        camel.getRouteController().suspendRoute(routeId);
        suspended.add(routeId);
        LOG.atWarn().addKeyValue("routeId", routeId).log("suspended: the hub's database is away");
      }
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue("routeId", routeId)
          .addKeyValue("error", e.toString())
          .log("not set");
    }
  }
}
