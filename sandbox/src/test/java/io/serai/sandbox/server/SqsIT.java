package io.serai.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqsIT {
  private Sqs sqs;

  @BeforeEach
  void start() throws Exception {
    sqs = Sqs.start();
  }

  @AfterEach
  void stop() {
    sqs.close();
  }

  @Test
  void a_message_of_the_command_queue_comes_again_until_it_is_deleted() throws Exception {
    String queue =
        "\"QueueUrl\":\"%s/000000000000/serai-commands\""
            .formatted(sqs.endpoints().get("sqs.endpoint"));
    call("SendMessage", "{%s,\"MessageBody\":\"a command\"}".formatted(queue));

    String receive = "{%s,\"VisibilityTimeout\":0}".formatted(queue);
    assertThat(call("ReceiveMessage", receive)).contains("a command");
    String again = call("ReceiveMessage", receive);
    assertThat(again).contains("a command");

    String handle = again.replaceFirst("(?s).*\"ReceiptHandle\":\"([^\"]+)\".*", "$1");
    call("DeleteMessage", "{%s,\"ReceiptHandle\":\"%s\"}".formatted(queue, handle));
    assertThat(call("ReceiveMessage", receive)).doesNotContain("a command");
  }

  @Test
  void a_message_that_is_received_too_often_ends_among_the_dead_letters() throws Exception {
    sqs.createWithDeadLetters("clicks");
    String queue = "\"QueueUrl\":\"%s/000000000000/%s\"";
    String clicks = queue.formatted(sqs.address(), "clicks");
    call("SendMessage", "{%s,\"MessageBody\":\"a click\"}".formatted(clicks));
    String receive = "{%s,\"VisibilityTimeout\":0}".formatted(clicks);
    for (int n = 0; n < 10; n++) {
      assertThat(call("ReceiveMessage", receive)).contains("a click");
    }

    assertThat(call("ReceiveMessage", receive)).doesNotContain("a click");
    String dead = queue.formatted(sqs.address(), "clicks-dlq");
    assertThat(call("ReceiveMessage", "{%s}".formatted(dead))).contains("a click");
  }

  private String call(String action, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sqs.address()))
            .header("X-Amz-Target", "AmazonSQS." + action)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(BodyPublishers.ofString(json))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
