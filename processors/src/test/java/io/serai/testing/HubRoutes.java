package io.serai.testing;

import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** The hub's part of the routes: what a failure does, and where manifests go. */
public final class HubRoutes {
  /** Manifests that were put, as {@code <bucket>/<key>}. */
  public final List<String> keys = new ArrayList<>();

  /** The manifests themselves. */
  public final List<Manifest> manifests = new ArrayList<>();

  /** Thrown instead of putting; null for none. */
  public RuntimeException refuse;

  /** {@code hub-batch} and {@code hub-unit}. */
  public RouteConfigurationBuilder configurations() {
    return new RouteConfigurationBuilder() {
      @Override
      public void configuration() {
        routeConfiguration("hub-batch");
        routeConfiguration("hub-unit")
            .onException(Exception.class)
            .handled(true)
            .process(
                exchange ->
                    exchange
                        .getProperty(Run.PROPERTY, Run.class)
                        .failed(
                            exchange.getProperty("unit", String.class),
                            exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
      }
    };
  }

  /** {@code direct:hub-put-manifest}. */
  public RouteBuilder putManifest() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:hub-put-manifest")
            .errorHandler(noErrorHandler())
            .process(
                exchange -> {
                  if (refuse != null) {
                    throw refuse;
                  }
                  Manifest manifest = exchange.getMessage().getBody(Manifest.class);
                  manifests.add(manifest);
                  keys.add(exchange.getProperty("bucket") + "/" + ManifestCodec.key(manifest));
                  exchange.getMessage().setBody(ManifestCodec.encode(manifest));
                });
      }
    };
  }
}
