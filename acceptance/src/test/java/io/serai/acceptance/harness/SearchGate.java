package io.serai.acceptance.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A way to the sandbox's Elasticsearch that can ask for a key, speak TLS, and be busy. */
public final class SearchGate implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String path;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentHashMap<String, Busy> busy = new ConcurrentHashMap<>();
  private final List<String> mediaTypes = new CopyOnWriteArrayList<>();
  private volatile String authorization;

  /** A status that is answered a number of times. */
  private record Busy(int status, AtomicInteger left) {}

  private SearchGate(HttpServer server, String path) {
    this.server = server;
    this.path = path;
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  public static SearchGate plain() {
    try {
      return new SearchGate(HttpServer.create(address(), 0), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param path before every request, {@code /es}
   */
  public static SearchGate secure(SSLContext tls, String path) {
    try {
      HttpsServer server = HttpsServer.create(address(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new SearchGate(server, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return "%s://127.0.0.1:%d%s".formatted(scheme, server.getAddress().getPort(), path);
  }

  /** Answers 401 to whoever does not send this header. */
  public void require(String value) {
    authorization = value;
  }

  /**
   * Answers a status to the next requests of an address with this part, instead of passing them.
   */
  public void busy(String part, int status, int times) {
    busy.put(part, new Busy(status, new AtomicInteger(times)));
  }

  /** Whether a status is still to be answered. */
  public boolean waiting() {
    return busy.values().stream().anyMatch(one -> one.left().get() > 0);
  }

  /** Passes everything again. */
  public void open() {
    busy.clear();
  }

  /** The media types that were asked for. */
  public List<String> mediaTypes() {
    return mediaTypes;
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String asked = exchange.getRequestURI().toString();
    mediaTypes.add(String.valueOf(exchange.getRequestHeaders().getFirst("Accept")));
    int refused = refused(exchange);
    if (refused != 0) {
      exchange.sendResponseHeaders(refused, -1);
      exchange.close();
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(Sandbox.address("elasticsearch.url") + asked.substring(path.length())))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : List.of("Accept", "Content-Type")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    HttpResponse<byte[]> answer = send(request.build());
    for (String name : List.of("content-type", "x-elastic-product")) {
      answer.headers().firstValue(name).ifPresent(v -> exchange.getResponseHeaders().set(name, v));
    }
    boolean empty = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  private int refused(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null && !authorization.equals(given)) {
      return 401;
    }
    String asked = exchange.getRequestURI().getPath();
    return busy.entrySet().stream()
        .filter(one -> asked.contains(one.getKey()))
        .map(java.util.Map.Entry::getValue)
        .filter(one -> one.left().getAndDecrement() > 0)
        .map(Busy::status)
        .findFirst()
        .orElse(0);
  }

  private static HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
