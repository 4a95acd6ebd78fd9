package io.serai.sandbox.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.sandbox.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The vendor. A tenant is the first part of the path, as it is part of the host name at the real
 * one: {@code /acme/v2/token}. {@code PUT /acme/admin} makes a tenant anew, {@code DELETE
 * /acme/admin} ends one; see {@link TenantSetup} and {@link AdminApi}.
 */
public final class MarketingCloud implements Server {
  /** The tenant of the sandbox itself. */
  public static final String TENANT = "sandbox";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String ADMIN = "admin";

  private final HttpServer http;
  private final ExecutorService threads;
  private final Clock clock;
  private final Inventor inventor;
  private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

  private MarketingCloud(HttpServer http, Clock clock, Inventor inventor) {
    this.http = http;
    this.clock = clock;
    this.inventor = inventor;
    this.threads = Executors.newCachedThreadPool(MarketingCloud::thread);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** Starts it without a tenant. */
  public static MarketingCloud start(Clock clock, Inventor inventor) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    return new MarketingCloud(http, clock, inventor);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "marketing-cloud");
    thread.setDaemon(true);
    return thread;
  }

  /** Makes the tenant of the sandbox, with what a file keeps of it. */
  public Tenant open(TenantSetup setup, Path file) throws IOException {
    Tenant tenant = make(TENANT, setup);
    tenant.keepIn(file);
    return tenant;
  }

  private Tenant make(String name, TenantSetup setup) {
    Tenant tenant = new Tenant(address() + "/" + name + "/", setup, clock);
    tenants.put(name, tenant);
    return tenant;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      if (answer.status() == 0) {
        return;
      }
      byte[] body = answer.bytes();
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    // why: the vendor's instance URLs end in a slash, and clients add one
    String path = exchange.getRequestURI().getPath().replaceAll("/+", "/").substring(1);
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    Request request = request(exchange, slash < 0 ? "" : path.substring(slash + 1));
    if (request.is("PUT", ADMIN)) {
      return put(name, request);
    }
    Tenant tenant = tenants.get(name);
    if (tenant == null) {
      return Answer.refusal(404, 0, "'" + name + "' is no tenant; the path begins with one");
    }
    if (request.is("DELETE", ADMIN)) {
      tenants.remove(name).close();
      return Answer.done(200);
    }
    return request.path().startsWith(ADMIN + "/")
        ? new AdminApi(tenant, inventor).answer(request)
        : new TenantApi(tenant).answer(request);
  }

  private Answer put(String name, Request request) {
    try {
      make(name, TenantSetup.of(Json.tree(request.body())));
      return Answer.done(201);
    } catch (Malformed e) {
      return Answer.refusal(400, 0, e.getMessage());
    }
  }

  private static Request request(HttpExchange exchange, String path) throws IOException {
    Map<String, String> query = new TreeMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return new Request(
        exchange.getRequestMethod(),
        path,
        query,
        authorization == null ? "" : authorization.replaceFirst("(?i)^Bearer ", ""),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Override
  public String name() {
    return "Marketing Cloud";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("marketing-cloud.url", address() + "/" + TENANT);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    tenants.values().forEach(MarketingCloud::end);
  }

  private static void end(Tenant tenant) {
    try {
      tenant.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
