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
