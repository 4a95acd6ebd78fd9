package io.serai.hub.flow;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.google.pubsub.GooglePubsubComponent;
import org.apache.camel.component.google.pubsub.GooglePubsubEndpoint;

/**
 * Pub/Sub at an address of one's own, without TLS and credentials: the sandbox, or an emulator.
 * Camel's component opens a channel for each topic and subscription there and closes none.
 */
final class LocalPubSub extends GooglePubsubComponent {
  private static final long PATIENCE_SECONDS = 5;

  private final ManagedChannel channel;
  private final TransportChannelProvider transport;
  private final Map<String, Publisher> publishers = new ConcurrentHashMap<>();

  /**
   * @param address host and port
   */
  LocalPubSub(String address) {
    channel = ManagedChannelBuilder.forTarget(address).usePlaintext().build();
    transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    setEndpoint(address);
    setAuthenticate(false);
  }

  @Override
  public Publisher getPublisher(String topic, GooglePubsubEndpoint endpoint) {
    return publishers.computeIfAbsent(topic, this::publisher);
  }

  private Publisher publisher(String topic) {
    try {
      return Publisher.newBuilder(topic)
          .setChannelProvider(transport)
          .setCredentialsProvider(NoCredentialsProvider.create())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Subscriber getSubscriber(
      String subscription, MessageReceiver receiver, GooglePubsubEndpoint endpoint) {
    return Subscriber.newBuilder(subscription, receiver)
        .setChannelProvider(transport)
        .setCredentialsProvider(NoCredentialsProvider.create())
        .setMaxAckExtensionPeriodDuration(Duration.ofSeconds(endpoint.getMaxAckExtensionPeriod()))
        .build();
  }

  @Override
  protected void doShutdown() throws Exception {
    for (Publisher publisher : publishers.values()) {
      publisher.shutdown();
      publisher.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    channel.shutdownNow().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    super.doShutdown();
  }
}
