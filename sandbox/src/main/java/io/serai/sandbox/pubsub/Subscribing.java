package io.serai.sandbox.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * {@code google.pubsub.v1.Subscriber}. A pull answers at once, with nothing if there is nothing.
 */
final class Subscribing extends SubscriberGrpc.SubscriberImplBase {
  private final Topics topics;
  private final Answers answers;

  Subscribing(Topics topics) {
    this.topics = topics;
    this.answers = new Answers(topics);
  }

  @Override
  public void createSubscription(Subscription asked, StreamObserver<Subscription> out) {
    answers.answer(out, () -> topics.create(asked));
  }

  @Override
  public void getSubscription(GetSubscriptionRequest request, StreamObserver<Subscription> out) {
    answers.answer(out, () -> topics.backlog(request.getSubscription()).subscription());
  }

  @Override
  public void deleteSubscription(DeleteSubscriptionRequest request, StreamObserver<Empty> out) {
    answers.empty(out, () -> topics.deleteSubscription(request.getSubscription()));
  }

  @Override
  public void acknowledge(AcknowledgeRequest request, StreamObserver<Empty> out) {
    answers.empty(
        out, () -> topics.backlog(request.getSubscription()).acknowledge(request.getAckIdsList()));
  }

  @Override
  public void modifyAckDeadline(ModifyAckDeadlineRequest request, StreamObserver<Empty> out) {
    answers.empty(
        out,
        () ->
            request
                .getAckIdsList()
                .forEach(
                    id ->
                        topics
                            .backlog(request.getSubscription())
                            .modify(id, request.getAckDeadlineSeconds())));
  }

  @Override
  public void pull(PullRequest request, StreamObserver<PullResponse> out) {
    answers.answer(
        out,
        () -> {
          Backlog backlog = topics.backlog(request.getSubscription());
          int seconds = (int) backlog.deadline().toSeconds();
          return PullResponse.newBuilder()
              .addAllReceivedMessages(backlog.take(request.getMaxMessages(), seconds, null))
              .build();
        });
  }

  @Override
  public StreamObserver<StreamingPullRequest> streamingPull(
      StreamObserver<StreamingPullResponse> out) {
    return new Stream(topics, (ServerCallStreamObserver<StreamingPullResponse>) out);
  }
}
