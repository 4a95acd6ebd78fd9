package io.serai.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** AWS Secrets Manager over AWS JSON 1.1; every signature is accepted. */
public final class Secrets implements Server {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer http;
  private final ExecutorService threads;

  private Secrets(HttpServer http, ExecutorService threads) {
    this.http = http;
    this.threads = threads;
  }

  /** Starts it on the file that keeps the secrets, which is made with the hub's ones if absent. */
  public static Secrets start(Path file, Clock clock) throws IOException {
    SecretStore store = new SecretStore(file, clock);
    seed(store);
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(4, Secrets::thread);
    http.setExecutor(threads);
    SecretsApi api = new SecretsApi(store);
    http.createContext("/", exchange -> handle(exchange, api));
    http.start();
    return new Secrets(http, threads);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "secrets");
    thread.setDaemon(true);
    return thread;
  }

  private static void seed(SecretStore store) {
    store.seed("serai-hub", json("dead-letter-key", key()));
    store.seed("serai-sailthru", json("pii-keys", "v1:" + key()));
    store.seed("serai-mail", json("key", key()));
    store.seed("serai-totesys", json("username", "postgres", "password", "postgres"));
    store.seed("serai-warehouse", json("username", "postgres", "password", "postgres"));
    store.seed("serai-marketing-cloud", json("client-id", "sandbox", "client-secret", "sandbox"));
    store.seed("serai-s3", json("accessKey", "sandbox", "secretKey", "sandbox"));
  }

  private static String key() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static String json(String... pairs) {
    ObjectNode node = JSON.createObjectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      node.put(pairs[i], pairs[i + 1]);
    }
    return node.toString();
  }

  private static void handle(HttpExchange exchange, SecretsApi api) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      try {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        send(exchange, 200, api.answer(target == null ? "" : target, request));
      } catch (SecretsApi.Refusal refusal) {
        send(exchange, 400, refusal(refusal.type(), refusal.getMessage()));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        send(exchange, 400, refusal("SerializationException", "the request is not JSON"));
      }
    }
  }

  private static ObjectNode refusal(String type, String message) {
    return JSON.createObjectNode().put("__type", type).put("Message", message);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public String name() {
    return "Secrets Manager";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("secrets.endpoint", address());
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
