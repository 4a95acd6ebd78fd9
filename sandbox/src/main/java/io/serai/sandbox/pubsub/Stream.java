package io.serai.sandbox.pubsub;

import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** A streaming pull: its first request names the subscription, later ones acknowledge. */
final class Stream implements StreamObserver<StreamingPullRequest> {
  private final Topics topics;
  private final ServerCallStreamObserver<StreamingPullResponse> out;
  private Backlog backlog;
  private Consumer consumer;

  Stream(Topics topics, ServerCallStreamObserver<StreamingPullResponse> out) {
    this.topics = topics;
    this.out = out;
    out.setOnCancelHandler(this::leave);
    out.setOnReadyHandler(() -> topics.under(() -> null));
  }

  @Override
  public void onNext(StreamingPullRequest request) {
    try {
      topics.under(
          () -> {
            read(request);
            return null;
          });
    } catch (StatusRuntimeException e) {
      out.onError(e);
    }
  }

  private void read(StreamingPullRequest request) {
    if (backlog == null) {
      backlog = topics.backlog(request.getSubscription());
      consumer = new Consumer(out, request);
      backlog.attach(consumer);
    } else {
      consumer.deadline(request.getStreamAckDeadlineSeconds());
    }
    backlog.acknowledge(request.getAckIdsList());
    for (int i = 0; i < request.getModifyDeadlineAckIdsCount(); i++) {
      backlog.modify(request.getModifyDeadlineAckIds(i), request.getModifyDeadlineSeconds(i));
    }
  }

  private void leave() {
    topics.under(
        () -> {
          if (backlog != null) {
            backlog.detach(consumer);
          }
          return null;
        });
  }

  @Override
  public void onError(Throwable failure) {
    leave();
  }

  @Override
  public void onCompleted() {
    leave();
    out.onCompleted();
  }
}
