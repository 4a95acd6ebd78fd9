package io.serai.sandbox.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PublisherGrpc.PublisherBlockingStub;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.SubscriberGrpc.SubscriberBlockingStub;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the flows rely on. The clock is the test's: deadlines pass at once. */
class PubSubIT {
  private static final String TOPIC = PubSub.PROJECT + "/topics/mail";
  private static final String SUBSCRIPTION = PubSub.PROJECT + "/subscriptions/mail";

  private final MovableClock clock = new MovableClock();
  private PubSub server;
  private ManagedChannel channel;
  private PublisherBlockingStub publisher;
  private SubscriberBlockingStub subscriber;

  private static final class MovableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = PubSub.start(clock).with("mail");
    channel = NettyChannelBuilder.forTarget(server.address()).usePlaintext().build();
    publisher = PublisherGrpc.newBlockingStub(channel);
    subscriber = SubscriberGrpc.newBlockingStub(channel);
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    server.close();
  }

  private void publish(String... texts) {
    PublishRequest.Builder request = PublishRequest.newBuilder().setTopic(TOPIC);
    for (String text : texts) {
      request.addMessages(
          PubsubMessage.newBuilder()
              .setData(ByteString.copyFromUtf8(text))
              .putAttributes("type", "send"));
    }
    assertThat(publisher.publish(request.build()).getMessageIdsList())
        .hasSize(texts.length)
        .doesNotHaveDuplicates();
  }

  private List<ReceivedMessage> pull(String subscription) {
    return subscriber
        .pull(PullRequest.newBuilder().setSubscription(subscription).setMaxMessages(100).build())
        .getReceivedMessagesList();
  }

  private static List<String> texts(List<ReceivedMessage> messages) {
    return messages.stream().map(m -> m.getMessage().getData().toStringUtf8()).toList();
  }

  @Test
  void a_message_has_its_id_its_time_and_its_attributes() {
    publish("one");

    PubsubMessage message = pull(SUBSCRIPTION).get(0).getMessage();

    assertThat(message.getMessageId()).isNotEmpty();
    assertThat(message.getPublishTime().getSeconds()).isEqualTo(clock.instant().getEpochSecond());
    assertThat(message.getAttributesMap()).containsExactly(java.util.Map.entry("type", "send"));
  }

  @Test
  void what_is_not_acknowledged_in_time_comes_again_and_what_is_does_not() {
    publish("one", "two");
    List<ReceivedMessage> first = pull(SUBSCRIPTION);
    assertThat(pull(SUBSCRIPTION)).isEmpty();
    subscriber.acknowledge(
        AcknowledgeRequest.newBuilder()
            .setSubscription(SUBSCRIPTION)
            .addAckIds(first.get(0).getAckId())
            .build());
    clock.pass(Duration.ofSeconds(11));

    List<ReceivedMessage> again =
        Awaitility.await().until(() -> pull(SUBSCRIPTION), list -> !list.isEmpty());

    assertThat(texts(again)).containsExactly("two");
    assertThat(again.get(0).getDeliveryAttempt()).isEqualTo(2);
  }

  @Test
  void a_deadline_can_be_moved_and_given_up() {
    publish("one");
    String ack = pull(SUBSCRIPTION).get(0).getAckId();
    deadline(ack, 600);
    clock.pass(Duration.ofMinutes(5));
    assertThat(pull(SUBSCRIPTION)).isEmpty();

    deadline(ack, 0);

    assertThat(texts(pull(SUBSCRIPTION))).containsExactly("one");
  }

  private void deadline(String ack, int seconds) {
    subscriber.modifyAckDeadline(
        ModifyAckDeadlineRequest.newBuilder()
            .setSubscription(SUBSCRIPTION)
            .addAckIds(ack)
            .setAckDeadlineSeconds(seconds)
            .build());
  }

  @Test
  void what_comes_back_five_times_goes_to_the_dead_letters_with_where_it_was() {
    publish("poison");
    for (int attempt = 1; attempt <= 5; attempt++) {
      ReceivedMessage message = pull(SUBSCRIPTION).get(0);
      assertThat(message.getDeliveryAttempt()).isEqualTo(attempt);
      deadline(message.getAckId(), 0);
    }

    assertThat(pull(SUBSCRIPTION)).isEmpty();
    PubsubMessage letter = pull(SUBSCRIPTION + "-dead").get(0).getMessage();
    assertThat(letter.getData().toStringUtf8()).isEqualTo("poison");
    assertThat(letter.getAttributesMap())
        .containsEntry("CloudPubSubDeadLetterSourceDeliveryCount", "5")
        .containsEntry("CloudPubSubDeadLetterSourceSubscription", "mail")
        .containsEntry("CloudPubSubDeadLetterSourceSubscriptionProject", "serai-sandbox")
        .containsEntry("type", "send")
        .containsKey("CloudPubSubDeadLetterSourceTopicPublishTime");
  }

  @Test
  void a_stream_gets_what_is_published_up_to_what_it_can_hold() {
    Reader reader = new Reader();
    StreamObserver<StreamingPullRequest> stream =
        SubscriberGrpc.newStub(channel).streamingPull(reader);
    stream.onNext(
        StreamingPullRequest.newBuilder()
            .setSubscription(SUBSCRIPTION)
            .setStreamAckDeadlineSeconds(60)
            .setMaxOutstandingMessages(2)
            .build());
    publish("one", "two", "three");
    reader.await(2);

    stream.onNext(
        StreamingPullRequest.newBuilder().addAckIds(reader.got.get(0).getAckId()).build());

    reader.await(3);
    assertThat(texts(reader.got)).containsExactly("one", "two", "three");
    stream.onCompleted();
  }

  private static final class Reader implements StreamObserver<StreamingPullResponse> {
    private final List<ReceivedMessage> got = new CopyOnWriteArrayList<>();
    private volatile Throwable broke;

    /** Waits for so many; a stream that broke is no stream that has not got them yet. */
    void await(int messages) {
      Awaitility.await()
          .until(
              () -> {
                assertThat(broke).isNull();
                return got.size() == messages;
              });
    }

    @Override
    public void onNext(StreamingPullResponse response) {
      got.addAll(response.getReceivedMessagesList());
    }

    @Override
    public void onError(Throwable failure) {
      broke = failure;
    }

    @Override
    public void onCompleted() {
      // the server says so when the client has
    }
  }

  @Test
  void what_is_not_there_or_is_there_already_is_said() {
    assertThatThrownBy(() -> pull(SUBSCRIPTION + "-none")).hasMessageStartingWith("NOT_FOUND");
    assertThatThrownBy(() -> publisher.createTopic(Topic.newBuilder().setName(TOPIC).build()))
        .hasMessageStartingWith("ALREADY_EXISTS");
    assertThatThrownBy(
            () ->
                subscriber.createSubscription(
                    Subscription.newBuilder().setName("x").setTopic(TOPIC + "-none").build()))
        .hasMessageStartingWith("NOT_FOUND");
  }

  private HttpResponse<String> rest(String path, String json) throws Exception {
    URI uri = URI.create(server.endpoints().get("pubsub.rest") + "/v1/" + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(json)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void what_is_published_over_http_is_pulled_over_grpc() throws Exception {
    HttpResponse<String> answer =
        rest(
            TOPIC + ":publish",
            "{\"messages\":[{\"data\":\"b25l\",\"attributes\":{\"type\":\"send\"}}]}");

    PubsubMessage message = pull(SUBSCRIPTION).get(0).getMessage();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"messageIds\":[\"%s\"]}", message.getMessageId());
    assertThat(message.getData().toStringUtf8()).isEqualTo("one");
    assertThat(message.getAttributesMap()).containsExactly(java.util.Map.entry("type", "send"));
  }

  @Test
  void what_is_published_over_grpc_is_pulled_and_acknowledged_over_http() throws Exception {
    publish("one");

    String pulled = rest(SUBSCRIPTION + ":pull", "{\"maxMessages\":5}").body();
    Matcher ack = Pattern.compile("\"ackId\":\"([^\"]+)\"").matcher(pulled);
    assertThat(pulled).contains("\"data\":\"b25l\"", "\"publishTime\":\"2026-03-01T12:00:00Z\"");
    assertThat(ack.find()).isTrue();
    rest(SUBSCRIPTION + ":acknowledge", "{\"ackIds\":[\"%s\"]}".formatted(ack.group(1)));
    clock.pass(Duration.ofMinutes(20));

    assertThat(rest(SUBSCRIPTION + ":pull", "{\"maxMessages\":5}").body()).isEqualTo("{}");
  }

  @Test
  void http_says_what_it_does_not_know() throws Exception {
    assertThat(rest(PubSub.PROJECT + "/topics/other:publish", "{}").statusCode()).isEqualTo(404);
    assertThat(rest(TOPIC + ":forget", "{}").statusCode()).isEqualTo(404);
    assertThat(rest(TOPIC + ":publish", "{").statusCode()).isEqualTo(400);
  }
}
