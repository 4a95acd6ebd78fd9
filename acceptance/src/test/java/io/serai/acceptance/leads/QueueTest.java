package io.serai.acceptance.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.Scenario;
import io.serai.leads.queue.Outbox;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** What the queue says of a batch; the sandbox's takes whole batches alone. */
class QueueTest {
  @Test
  @Scenario("LS-28")
  void only_the_entry_that_was_not_taken_is_sent_again() {
    Outbox outbox = new Outbox(new Queues("http://localhost", Map.of(Stage.CLICKS, "clicks")));
    for (int i = 1; i <= 10; i++) {
      outbox.add(Stage.CLICKS, "m" + i);
    }
    SendMessageBatchRequestEntry fourth = outbox.next().entries().get(3);

    outbox.answered(
        SendMessageBatchResponse.builder()
            .failed(BatchResultErrorEntry.builder().id(fourth.id()).code("Throttling").build())
            .build());

    assertThat(outbox.next().entries())
        .extracting(SendMessageBatchRequestEntry::messageBody)
        .containsExactly("m4");
  }
}
