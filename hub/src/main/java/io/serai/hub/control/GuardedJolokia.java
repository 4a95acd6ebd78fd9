package io.serai.hub.control;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.api.Access;
import io.serai.hub.api.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.plugin.DefaultJolokiaPlatformHttpPlugin;

/**
 * Jolokia behind the hub's tokens: every request needs scope {@code ops:run}, whatever it asks, and
 * none comes from a web page of somebody else. What may be asked is the policy's to say.
 */
public final class GuardedJolokia extends DefaultJolokiaPlatformHttpPlugin {
  private final Access access;

  private GuardedJolokia(Access access) {
    this.access = access;
  }

  /** A bean of this name takes the place of Camel's own plugin. */
  public static void install(CamelContext camel, Access access) throws Exception {
    JolokiaPolicy.announce();
    GuardedJolokia plugin = new GuardedJolokia(access);
    camel.addService(plugin, true, true);
    camel.getRegistry().bind(plugin.getId(), plugin);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object getHandler() {
    Handler<RoutingContext> jolokia = (Handler<RoutingContext>) super.getHandler();
    return (Handler<RoutingContext>) request -> pass(request, jolokia);
  }

  private void pass(RoutingContext context, Handler<RoutingContext> jolokia) {
    try {
      String origin = context.request().getHeader("Origin");
      if (origin != null && !origin.endsWith("://" + context.request().authority())) {
        throw new SeraiException(
            HubError.FOREIGN_ORIGIN, "hub", "origin '%s' is not the hub's own", origin);
      }
      access.require(context.request().getHeader("Authorization"), "ops:run");
    } catch (SeraiException e) {
      context
          .response()
          .setStatusCode(Problem.status(e.code()))
          .putHeader("Content-Type", "application/problem+json")
          .end(Problem.json(e));
      return;
    }
    jolokia.handle(context);
  }
}
