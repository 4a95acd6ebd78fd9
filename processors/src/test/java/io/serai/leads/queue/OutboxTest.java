package io.serai.leads.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.leads.queue.Queues.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class OutboxTest {
  private final Outbox outbox =
      new Outbox(
          new Queues("http://localhost/1", Map.of(Stage.CLICKS, "clicks", Stage.SENDS, "sends")));

  private static SendMessageBatchResponse failing(String... ids) {
    return SendMessageBatchResponse.builder()
        .failed(
            List.of(ids).stream()
                .map(id -> BatchResultErrorEntry.builder().id(id).code("Throttled").build())
                .toList())
        .build();
  }

  private static List<String> bodies(SendMessageBatchRequest request) {
    return request.entries().stream().map(SendMessageBatchRequestEntry::messageBody).toList();
  }

  @Test
  void messages_go_in_tens_with_ids_of_their_own_and_requests_before_clicks() {
    IntStream.range(0, 25).forEach(i -> outbox.add(Stage.CLICKS, "same"));
    outbox.add(Stage.SENDS, "send");
    List<Integer> sizes = new ArrayList<>();

    while (outbox.more()) {
      SendMessageBatchRequest request = outbox.next();
      sizes.add(request.entries().size());
      assertThat(request.entries())
          .extracting(SendMessageBatchRequestEntry::id)
          .doesNotHaveDuplicates();
      outbox.answered(failing());
    }

    assertThat(sizes).containsExactly(1, 10, 10, 5);
    assertThat(outbox.sent(Stage.CLICKS)).isEqualTo(25);
  }

  @Test
  void only_the_entry_that_failed_is_sent_again() {
    IntStream.range(0, 10).forEach(i -> outbox.add(Stage.CLICKS, "m" + i));
    outbox.next();

    outbox.answered(failing("i-3"));

    assertThat(outbox.pause()).isPositive();
    assertThat(bodies(outbox.next())).containsExactly("m3");
    outbox.answered(failing());
    assertThat(outbox.more()).isFalse();
    assertThat(outbox.sent(Stage.CLICKS)).isEqualTo(10);
  }

  @Test
  void a_queue_that_refuses_again_and_again_is_given_up() {
    outbox.add(Stage.CLICKS, "m");

    assertThatThrownBy(
            () -> {
              while (outbox.more()) {
                outbox.next();
                outbox.answered(failing("i-0"));
              }
            })
        .hasMessageContaining("SERAI-5012");
  }

  @Test
  void a_request_is_no_longer_than_the_service_takes() {
    IntStream.range(0, 4).forEach(i -> outbox.add(Stage.CLICKS, "x".repeat(100_000)));

    assertThat(outbox.next().entries()).hasSize(2);
  }
}
