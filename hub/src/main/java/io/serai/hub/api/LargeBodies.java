package io.serai.hub.api;

import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailError;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Lets mails and batches of more than a megabyte in: after the token was asked for, their bodies go
 * to disk as they come, without a thread that waits for slow senders, and so many bytes are on
 * their way at once and no more. All other bodies stay in memory and below a megabyte (Camel's
 * {@code maxBodySize}).
 */
public final class LargeBodies implements Handler<RoutingContext> {
  /** What answers them, by their paths. */
  private static final Map<String, String> ROUTES =
      Map.of(
          "/api/v1/messages", route("api-message-post"),
          "/api/v1/batches", route("api-batch-post"));

  private static final List<String> HEADERS =
      List.of("Authorization", "Content-Type", "Idempotency-Key");
  private static final long SMALL = 1 << 20;
  private static final long UNANNOUNCED = -1;
  private static final Pattern NAME = Pattern.compile("^body-(\\d+)-");
  private static final String PREFIX = "body-%d-".formatted(ProcessHandle.current().pid());

  /** Exchange property: the file with the body. */
  private static final String FILE = "largeBody";

  private final Access access;
  private final Path folder;
  private final long most;
  private final long together;
  private final AtomicLong underWay = new AtomicLong();
  private ProducerTemplate producer;

  /**
   * @param folder for the bodies, until they are answered
   * @param most bytes of one
   * @param together bytes of all that are on their way
   */
  public LargeBodies(Access access, Path folder, long most, long together) {
    this.access = access;
    this.folder = folder;
    this.most = most;
    this.together = together;
  }

  /** Puts it before the routes of the hub's port, as soon as that is open. */
  void install(CamelContext camel, int port) {
    try {
      Files.createDirectories(folder);
      forget();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    producer = camel.createProducerTemplate();
    String router = VertxPlatformHttpRouter.getRouterNameFromPort(port);
    StartupListener open =
        (context, started) ->
            VertxPlatformHttpRouter.lookup(context, router).route().order(-1).handler(this);
    try {
      camel.addStartupListener(open);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Deletes what processes left that are no more; of this one there is nothing yet. */
  private void forget() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path body : left.filter(LargeBodies::abandoned).toList()) {
        Files.deleteIfExists(body);
      }
    }
  }

  private static boolean abandoned(Path body) {
    Matcher name = NAME.matcher(body.getFileName().toString());
    if (!name.find()) {
      return false;
    }
    long process = Long.parseLong(name.group(1));
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }

  /** The route that answers a request with a large body, by that which answers a small one. */
  static String route(String id) {
    return id + "-large";
  }

  /** The body of a request, in a file when it is large. */
  static Body body(Message message) {
    String file = message.getExchange().getProperty(FILE, String.class);
    return file == null ? Body.of(message.getBody(byte[].class)) : Body.in(Path.of(file));
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    long length = length(request);
    if (!request.method().equals(HttpMethod.POST)
        || !ROUTES.containsKey(request.path())
        || (length != UNANNOUNCED && length <= SMALL)) {
      context.next();
      return;
    }
    if (length > most) {
      LargeAnswers.refuse(context, tooLarge());
      return;
    }
    request.pause();
    context
        .vertx()
        .executeBlocking(() -> access.require(request.getHeader("Authorization"), "mail:send"))
        .onSuccess(holder -> take(context, length))
        .onFailure(failure -> LargeAnswers.refuse(context, failure));
  }

  /** Bytes that are announced. */
  private static long length(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    if (length != null) {
      return Long.parseLong(length);
    }
    return request.getHeader("Transfer-Encoding") == null ? 0 : UNANNOUNCED;
  }

  private void take(RoutingContext context, long bytes) {
    if (context.response().closed()) {
      return;
    }
    long announced = bytes == UNANNOUNCED ? 0 : bytes;
    try {
      reserve(announced);
    } catch (SeraiException e) {
      LargeAnswers.refuse(context, e);
      return;
    }
    new Upload(context, folder.resolve(PREFIX), most, announced, this::reserve)
        .receive(path -> answer(context, path), failure -> LargeAnswers.refuse(context, failure));
  }

  /** Takes room for bytes, or gives it back when they are fewer than none. */
  private void reserve(long bytes) {
    if (underWay.addAndGet(bytes) > together && bytes > 0) {
      underWay.addAndGet(-bytes);
      throw new SeraiException(
          MailError.BODIES_TOO_MANY, "mail", "%d bytes at once are the limit", together);
    }
  }

  /** Has a received body answered; the end of that is the end of the body. */
  private io.vertx.core.Future<?> answer(RoutingContext context, String path) {
    String route = "direct:" + ROUTES.get(context.request().path());
    Vertx vertx = context.vertx();
    return vertx
        .executeBlocking(() -> producer.request(route, asked -> fill(asked, context, path)), false)
        .onSuccess(answered -> LargeAnswers.say(context, answered))
        .onFailure(failure -> LargeAnswers.refuse(context, failure));
  }

  private static void fill(Exchange exchange, RoutingContext context, String path) {
    exchange.setProperty(FILE, path);
    for (String header : HEADERS) {
      exchange.getMessage().setHeader(header, context.request().getHeader(header));
    }
  }

  private SeraiException tooLarge() {
    return Upload.tooLarge(most);
  }
}
