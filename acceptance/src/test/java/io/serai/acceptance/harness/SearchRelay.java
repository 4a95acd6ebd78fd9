package io.serai.acceptance.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An address that is answered by the sandbox's Elasticsearch by way of a test. */
final class SearchRelay implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String node = Sandbox.address("elasticsearch.url");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * A request.
   *
   * @param path with its query
   * @param type of the body; empty without one
   */
  record Asked(String method, String path, String type, String accept, String body) {
    Asked with(String other) {
      return new Asked(method, path, type, accept, other);
    }
  }

  /** What is answered. */
  record Answer(int status, String body) {}

  /** The node behind. */
  @FunctionalInterface
  interface Node {
    Answer ask(Asked asked) throws IOException;
  }

  /** What a test does with a request. */
  @FunctionalInterface
  interface Way {
    Answer answer(Asked asked, Node node) throws IOException;
  }

  SearchRelay(Way way) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, way));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange, Way way) throws IOException {
    try (exchange) {
      Asked asked =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              header(exchange, "Content-Type"),
              header(exchange, "Accept"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Answer answer = way.answer(asked, this::ask);
      exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
      exchange.getResponseHeaders().set("Content-Type", asked.accept());
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      boolean bodiless = asked.method().equals("HEAD") || bytes.length == 0;
      exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : bytes.length);
      if (!bodiless) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private Answer ask(Asked asked) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + asked.path()))
            .method(asked.method(), BodyPublishers.ofString(asked.body()));
    if (!asked.accept().isEmpty()) {
      request.header("Accept", asked.accept());
    }
    if (!asked.type().isEmpty()) {
      request.header("Content-Type", asked.type());
    }
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
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
