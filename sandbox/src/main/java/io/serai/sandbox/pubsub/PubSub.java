package io.serai.sandbox.pubsub;

import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.serai.sandbox.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The server; messages live in memory, nobody is asked who he is. */
public final class PubSub implements Server {
  /** The project that the sandbox's topics belong to. */
  public static final String PROJECT = "projects/serai-sandbox";

  private static final int LARGEST_MESSAGE = 10 << 20;
  private static final long TICK_MS = 100;
  private static final int DELIVERIES = 5;

  private final Topics topics;
  private final io.grpc.Server server;
  private final Rest rest;
  private final ScheduledExecutorService tick =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "pubsub-tick");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> ticking;

  private PubSub(Topics topics) throws IOException {
    this.topics = topics;
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .addService(new Publishing(topics))
            .addService(new Subscribing(topics))
            .build()
            .start();
    rest = Rest.start(topics);
    ticking = tick.scheduleAtFixedRate(topics::expire, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
  }

  /** Starts it on a free port, without topics. */
  public static PubSub start(Clock clock) throws IOException {
    return new PubSub(new Topics(clock));
  }

  /** Makes a topic, its subscription of the same name, and a place for what nobody can handle. */
  public PubSub with(String name) {
    topics.under(
        () -> {
          create(name + "-dead");
          topics.create(Topic.newBuilder().setName(PROJECT + "/topics/" + name).build());
          return topics.create(
              subscription(name)
                  .setDeadLetterPolicy(
                      DeadLetterPolicy.newBuilder()
                          .setDeadLetterTopic(PROJECT + "/topics/" + name + "-dead")
                          .setMaxDeliveryAttempts(DELIVERIES))
                  .build());
        });
    return this;
  }

  /** Makes a topic and its subscription of the same name; a message comes until it is taken. */
  public PubSub withPatient(String name) {
    topics.under(
        () -> {
          create(name);
          return name;
        });
    return this;
  }

  private void create(String name) {
    topics.create(Topic.newBuilder().setName(PROJECT + "/topics/" + name).build());
    topics.create(subscription(name).build());
  }

  private static Subscription.Builder subscription(String name) {
    return Subscription.newBuilder()
        .setName(PROJECT + "/subscriptions/" + name)
        .setTopic(PROJECT + "/topics/" + name);
  }

  @Override
  public String name() {
    return "Pub/Sub";
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("pubsub.endpoint", address(), "pubsub.rest", rest.address());
  }

  @Override
  public void close() {
    ticking.cancel(false);
    tick.shutdownNow();
    rest.close();
    server.shutdownNow();
  }
}
