package io.serai.sandbox.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.ListTopicsResponse;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.Topic;
import io.grpc.stub.StreamObserver;

/** {@code google.pubsub.v1.Publisher}. */
final class Publishing extends PublisherGrpc.PublisherImplBase {
  private final Topics topics;
  private final Answers answers;

  Publishing(Topics topics) {
    this.topics = topics;
    this.answers = new Answers(topics);
  }

  @Override
  public void createTopic(Topic topic, StreamObserver<Topic> out) {
    answers.answer(out, () -> topics.create(topic));
  }

  @Override
  public void getTopic(GetTopicRequest request, StreamObserver<Topic> out) {
    answers.answer(out, () -> topics.topic(request.getTopic()));
  }

  @Override
  public void listTopics(ListTopicsRequest request, StreamObserver<ListTopicsResponse> out) {
    answers.answer(
        out,
        () ->
            ListTopicsResponse.newBuilder()
                .addAllTopics(topics.topicsOf(request.getProject()))
                .build());
  }

  @Override
  public void deleteTopic(DeleteTopicRequest request, StreamObserver<Empty> out) {
    answers.empty(out, () -> topics.delete(request.getTopic()));
  }

  @Override
  public void publish(PublishRequest request, StreamObserver<PublishResponse> out) {
    answers.answer(
        out,
        () ->
            PublishResponse.newBuilder()
                .addAllMessageIds(topics.publish(request.getTopic(), request.getMessagesList()))
                .build());
  }
}
