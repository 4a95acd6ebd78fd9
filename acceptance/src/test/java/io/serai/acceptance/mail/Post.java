package io.serai.acceptance.mail;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.cloud.pubsub.v1.stub.GrpcSubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.ReceivedMessage;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Ground;
import io.serai.acceptance.harness.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A hub's database, topics and accounts that belong to one test, on the shared sandbox. */
public final class Post implements Ground {
  private static final String PROJECT = "serai-sandbox";
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name =
      "p%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  private final Database hub = Database.create("hub_" + name.replace('-', '_'), null);
  private final Path accounts;

  /** With two accounts of 2,000 recipients a day. */
  Post() {
    this(List.of(account("a1", 2000), account("a2", 2000)));
  }

  /**
   * @param accounts JSON objects of the accounts file; {@code %s} stands for a domain of the test's
   *     own
   */
  public Post(List<String> accounts) {
    try {
      this.accounts = Path.of("acceptance/target", name + "-accounts.json").toAbsolutePath();
      Files.createDirectories(this.accounts.getParent());
      Files.writeString(
          this.accounts,
          accounts.stream()
              .map(account -> account.replace("%s", domain()))
              .collect(Collectors.joining(",", "[", "]")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    topics();
  }

  static String account(String id, int perDay) {
    return "{\"id\":\"%s\",\"address\":\"%s@%%s\",\"perDay\":%d}".formatted(id, id, perDay);
  }

  /** Works with the bus as its administrator. */
  private interface BusWork {
    void on(TopicAdminClient topics, SubscriptionAdminClient subscriptions);
  }

  /** Works over a channel to the bus. */
  private interface ChannelWork {
    void over(TransportChannelProvider transport) throws IOException;
  }

  private static void channel(ChannelWork work) {
    ManagedChannel channel =
        ManagedChannelBuilder.forTarget(Sandbox.address("pubsub.endpoint")).usePlaintext().build();
    try {
      work.over(FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      channel.shutdownNow();
    }
  }

  private static void bus(BusWork work) {
    channel(
        transport -> {
          try (TopicAdminClient topics =
                  TopicAdminClient.create(
                      TopicAdminSettings.newBuilder()
                          .setTransportChannelProvider(transport)
                          .setCredentialsProvider(NoCredentialsProvider.create())
                          .build());
              SubscriptionAdminClient subscriptions =
                  SubscriptionAdminClient.create(
                      SubscriptionAdminSettings.newBuilder()
                          .setTransportChannelProvider(transport)
                          .setCredentialsProvider(NoCredentialsProvider.create())
                          .build())) {
            work.on(topics, subscriptions);
          }
        });
  }

  /** One of the test's topics, with its project. */
  String topic(String kind) {
    return "projects/%s/topics/%s-%s".formatted(PROJECT, name, kind);
  }

  private void topics() {
    bus(
        (topics, subscriptions) -> {
          for (String kind : List.of("send", "confirm", "lost", "intake")) {
            topics.createTopic(topic(kind));
            subscriptions.createSubscription(
                topic(kind).replace("/topics/", "/subscriptions/"),
                topic(kind),
                PushConfig.getDefaultInstance(),
                10);
          }
        });
  }

  /** Puts messages on the bus that name a mail. */
  void publish(String kind, String id, int times) {
    String json = "{\"v\":1,\"id\":\"%s\",\"type\":\"%s\"}".formatted(id, kind);
    PubsubMessage message =
        PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(json)).build();
    publish(kind, Collections.nCopies(times, message));
  }

  /** Puts a mail on the topic of the party that the tests are. */
  void hand(String json, Map<String, String> attributes) {
    PubsubMessage message =
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFromUtf8(json))
            .putAllAttributes(attributes)
            .build();
    publish("intake", List.of(message));
  }

  private void publish(String kind, List<PubsubMessage> messages) {
    bus((topics, subscriptions) -> topics.publish(topic(kind), messages));
  }

  /** The name of one of the test's topics, and of its subscription. */
  String name(String kind) {
    return name + "-" + kind;
  }

  /** Takes messages off the bus until one names a mail; how many did. */
  long take(String kind, String id) {
    List<String> taken = new ArrayList<>();
    String subscription = topic(kind).replace("/topics/", "/subscriptions/");
    channel(
        transport -> {
          SubscriberStubSettings settings =
              SubscriberStubSettings.newBuilder()
                  .setTransportChannelProvider(transport)
                  .setCredentialsProvider(NoCredentialsProvider.create())
                  .build();
          try (SubscriberStub bus = GrpcSubscriberStub.create(settings)) {
            while (taken.stream().noneMatch(message -> message.contains(id))) {
              taken.addAll(pull(bus, subscription));
            }
          }
        });
    return taken.stream().filter(message -> message.contains(id)).count();
  }

  private static List<String> pull(SubscriberStub bus, String subscription) {
    PullRequest ten =
        PullRequest.newBuilder().setSubscription(subscription).setMaxMessages(10).build();
    List<String> messages = new ArrayList<>();
    for (ReceivedMessage one : bus.pullCallable().call(ten).getReceivedMessagesList()) {
      messages.add(one.getMessage().getData().toStringUtf8());
      bus.acknowledgeCallable()
          .call(
              AcknowledgeRequest.newBuilder()
                  .setSubscription(subscription)
                  .addAckIds(one.getAckId())
                  .build());
    }
    return messages;
  }

  /** A domain of this test alone. */
  String domain() {
    return name + ".example";
  }

  /** The address of a script of the sandbox's mail server. */
  public String address(String local) {
    return local + "@" + domain();
  }

  /** A mail to one recipient, as the API takes it. */
  String mail(String local, String more) {
    return """
        {"to":[{"email":"%s"}],"subject":"Hello","text":"How are you?"%s}
        """
        .formatted(address(local), more);
  }

  /** Queues a mail; its id. */
  static String queue(Api api, String json) {
    Api.Answer answer = api.post("/api/v1/messages", json);
    if (answer.status() != 202) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return answer.json().path("id").asText();
  }

  @Override
  public Database hub() {
    return hub;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("hub.flows", "mail");
    settings.put("hub.jdbc.url", hub.url());
    settings.put("pubsub.project", PROJECT);
    settings.put("mail.key", KEY);
    settings.put("mail.domain", domain());
    settings.put("mail.accounts-file", accounts.toString());
    for (String topic : List.of("send", "confirm")) {
      settings.put("mail.%s-topic".formatted(topic), name + "-" + topic);
      settings.put("mail.%s-subscription".formatted(topic), name + "-" + topic);
    }
    settings.put("mail.intake", name("intake") + "=acceptance");
    settings.put("mail.dispatch.interval", "50ms");
    settings.put("mail.confirm-interval", "50ms");
    settings.put("mail.inbox.schedule", "off");
    settings.put("mail.settle.schedule", "off");
    settings.put("hub.work-dir", "acceptance/target/work/" + name);
    return settings;
  }
}
