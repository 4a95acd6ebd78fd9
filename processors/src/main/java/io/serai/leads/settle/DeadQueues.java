package io.serai.leads.settle;

import io.serai.core.SeraiException;
import io.serai.leads.ClickMessage;
import io.serai.leads.Entity;
import io.serai.leads.LeadsError;
import io.serai.leads.queue.Letters;
import io.serai.leads.queue.Queues;
import io.serai.leads.queue.Queues.Stage;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Empties the dead-letter queues into the hub's dead letters, where an operator sees them beside
 * the others: filed first, then deleted (I3).
 */
public final class DeadQueues {
  private static final int MOST = 10;

  /** why: what is left over waits for the next run, and a run has an end. */
  private static final int MOST_RECEIVES = 200;

  private final SqsClient sqs;
  private final Queues queues;
  private final Letters letters;

  public DeadQueues(SqsClient sqs, Queues queues, Letters letters) {
    this.sqs = sqs;
    this.queues = queues;
    this.letters = letters;
  }

  void empty() {
    for (Stage stage : Stage.values()) {
      int left = MOST_RECEIVES;
      while (left > 0 && some(stage) > 0) {
        left--;
      }
    }
  }

  private int some(Stage stage) {
    String url = queues.deadUrl(stage);
    List<Message> messages =
        sqs.receiveMessage(ask -> ask.queueUrl(url).maxNumberOfMessages(MOST).waitTimeSeconds(0))
            .messages();
    for (Message message : messages) {
      SeraiException why =
          new SeraiException(
              LeadsError.GIVEN_UP,
              "leads",
              "a message of queue '%s' was received too often",
              queues.names().get(stage));
      letters.file(stage.word(), input(stage, message.body()), why, message.body());
      sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
    return messages.size();
  }

  private static String input(Stage stage, String body) {
    try {
      return stage == Stage.CLICKS ? ClickMessage.parse(body).input() : anonymous(body);
    } catch (SeraiException unreadable) {
      return anonymous(body);
    }
  }

  private static String anonymous(String body) {
    return "message:" + Entity.hash(body);
  }
}
