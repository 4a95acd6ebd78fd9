package io.serai.hub.run;

import io.serai.core.FaultPoints;
import io.serai.core.Run;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * {@code direct:hub-put-manifest}: makes a stage's parts visible. Comes after all its parts (I1),
 * is never overwritten (I6); the body is a {@link Manifest}, property {@code bucket} names the
 * bucket.
 */
public final class ManifestRoutes extends RouteBuilder {
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;

  public ManifestRoutes(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public void configure() {
    from("direct:hub-put-manifest")
        .routeId("hub-put-manifest")
        .description("Puts a manifest after its parts (I1) and never over another one (I6).")
        .errorHandler(noErrorHandler())
        .process(ManifestRoutes::encode)
        .id("hub-put-manifest-encode")
        .doTry()
        .toD("aws2-s3:${exchangeProperty.bucket}?conditionalWritesEnabled=true")
        .id("hub-put-manifest-put")
        .doCatch(S3Exception.class)
        .process(this::sameAsBefore)
        .id("hub-put-manifest-same")
        .end()
        .process(exchange -> passed(exchange, "after-manifest"))
        .id("hub-put-manifest-done");
  }

  private static void encode(Exchange exchange) throws InvalidPayloadException {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    run.requireLease();
    passed(exchange, "after-write");
    Manifest manifest = exchange.getMessage().getMandatoryBody(Manifest.class);
    exchange.setProperty("manifest", manifest);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(AWS2S3Constants.KEY, ManifestCodec.key(manifest));
    exchange.getMessage().setHeader(AWS2S3Constants.IF_NONE_MATCH_CONDITION, "*");
    exchange.getMessage().setHeader(AWS2S3Constants.CONTENT_TYPE, "application/json");
    exchange.getMessage().setBody(ManifestCodec.encode(manifest));
  }

  /** A put that is repeated finds its own manifest there: the same content is success. */
  private void sameAsBefore(Exchange exchange) throws Exception {
    S3Exception refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, S3Exception.class);
    String bucket = exchange.getProperty("bucket", String.class);
    String key = exchange.getMessage().getHeader(AWS2S3Constants.KEY, String.class);
    byte[] mine = exchange.getMessage().getMandatoryBody(byte[].class);
    if (refused.statusCode() != PRECONDITION_FAILED
        || !java.util.Arrays.equals(
            mine, s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray())) {
      throw refused;
    }
  }

  private static void passed(Exchange exchange, String point) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    FaultPoints.at("%s.%s.%s".formatted(run.flow(), run.stage(), point));
  }
}
