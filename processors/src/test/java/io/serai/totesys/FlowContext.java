package io.serai.totesys;

import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.aws2.s3.AWS2S3Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Routes from {@code routes/} in a Camel context with the parts of the hub they call. */
public final class FlowContext implements AutoCloseable {
  private final CamelContext camel = new DefaultCamelContext();

  public FlowContext(S3Client s3, Map<String, Object> beans, String... files) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("totesys.ingestion-bucket", Lake.INGESTION);
    settings.setProperty("totesys.processed-bucket", Lake.PROCESSED);
    camel.getPropertiesComponent().setInitialProperties(settings);
    beans.forEach(camel.getRegistry()::bind);
    AWS2S3Component component = camel.getComponent("aws2-s3", AWS2S3Component.class);
    component.getConfiguration().setAmazonS3Client(s3);
    camel.addRoutes(hubErrors());
    camel.addRoutes(putManifest(s3));
    for (String file : files) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              PluginHelper.getResourceLoader(camel)
                  .resolveResource("file:" + Path.of("routes", file)));
    }
    camel.start();
  }

  public CamelContext camel() {
    return camel;
  }

  /** Runs a stage to its end. */
  public Run run(Run run) {
    camel
        .createProducerTemplate()
        .send("direct:totesys-" + run.stage(), exchange -> exchange.setProperty(Run.PROPERTY, run));
    return run;
  }

  private static RouteConfigurationBuilder hubErrors() {
    return new RouteConfigurationBuilder() {
      @Override
      public void configuration() {
        for (String name : List.of("hub-batch", "hub-unit")) {
          routeConfiguration(name)
              .onException(Exception.class)
              .handled(true)
              .process(
                  exchange -> {
                    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
                    run.failed(
                        exchange.getProperty("unit", run.stage(), String.class),
                        exchange.getProperty("CamelExceptionCaught", Exception.class));
                  });
        }
      }
    };
  }

  private static RouteBuilder putManifest(S3Client s3) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:hub-put-manifest")
            .routeId("hub-put-manifest")
            .process(
                exchange -> {
                  Manifest manifest = exchange.getMessage().getBody(Manifest.class);
                  String bucket = exchange.getProperty("bucket", String.class);
                  s3.putObject(
                      put -> put.bucket(bucket).key(ManifestCodec.key(manifest)),
                      RequestBody.fromBytes(ManifestCodec.encode(manifest)));
                });
      }
    };
  }

  @Override
  public void close() {
    camel.stop();
  }
}
