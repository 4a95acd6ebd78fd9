package io.serai.sandbox.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;

/** One open stream of a subscriber, with what it wants at most. */
final class Consumer {
  private static final int SHORTEST_DEADLINE_SECONDS = 10;
  private static final long PAGE = 100;

  private final ServerCallStreamObserver<StreamingPullResponse> out;
  private final long mostMessages;
  private int deadlineSeconds;
  private int outstanding;

  Consumer(ServerCallStreamObserver<StreamingPullResponse> out, StreamingPullRequest first) {
    this.out = out;
    this.mostMessages = first.getMaxOutstandingMessages();
    deadline(first.getStreamAckDeadlineSeconds());
  }

  /** Every request of a stream may name a new deadline; 0 names none. */
  void deadline(int seconds) {
    if (seconds > 0) {
      deadlineSeconds = seconds;
    }
  }

  int deadlineSeconds() {
    return Math.max(SHORTEST_DEADLINE_SECONDS, deadlineSeconds);
  }

  /** How many messages it takes now. */
  int room() {
    if (!out.isReady() || out.isCancelled()) {
      return 0;
    }
    long room = mostMessages > 0 ? mostMessages - outstanding : PAGE;
    return (int) Math.max(0, Math.min(PAGE, room));
  }

  void took() {
    outstanding++;
  }

  void gaveBack() {
    outstanding--;
  }

  void send(List<ReceivedMessage> messages) {
    out.onNext(StreamingPullResponse.newBuilder().addAllReceivedMessages(messages).build());
  }
}
