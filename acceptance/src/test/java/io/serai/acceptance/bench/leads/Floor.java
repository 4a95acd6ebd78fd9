package io.serai.acceptance.bench.leads;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.Queue;
import io.serai.leads.ClickMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What bare clients do with the same messages: receive by ten, write by five hundred, mark by
 * fifty, delete by ten; on as many threads as the hub has.
 */
record Floor(Load load, int threads) {
  private static final int BATCH = 500;
  private static final int MARKS = 50;
  private static final int TEN = 10;

  /** Seconds. */
  double run() throws Exception {
    Marks marks = Marks.with(load.space().cloud().url());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long from = System.nanoTime();
      List<Future<?>> works = new ArrayList<>();
      for (int n = 0; n < threads; n++) {
        works.add(
            pool.submit(
                () -> {
                  work(marks);
                  return null;
                }));
      }
      for (Future<?> work : works) {
        work.get();
      }
      return (System.nanoTime() - from) / 1e9;
    } finally {
      pool.shutdownNow();
    }
  }

  private void work(Marks marks) throws IOException {
    List<Message> batch = receive();
    while (!batch.isEmpty()) {
      List<ClickMessage> clicks =
          batch.stream().map(message -> ClickMessage.parse(message.body())).toList();
      MongoCollection<Document> documents =
          load.space().documents().getCollection("event-email-clicks");
      BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
      documents.bulkWrite(clicks.stream().map(Updates::made).toList(), unordered);
      documents.bulkWrite(clicks.stream().map(Updates::flagged).toList(), unordered);
      for (int from = 0; from < clicks.size(); from += MARKS) {
        marks.mark(clicks.subList(from, Math.min(clicks.size(), from + MARKS)));
      }
      delete(batch);
      batch = receive();
    }
  }

  private List<Message> receive() {
    SqsClient sqs = Queue.client();
    List<Message> batch = new ArrayList<>();
    List<Message> ten;
    do {
      ten =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(url())
                          .maxNumberOfMessages(TEN)
                          .visibilityTimeout(300)
                          .waitTimeSeconds(0))
              .messages();
      batch.addAll(ten);
    } while (!ten.isEmpty() && batch.size() < BATCH);
    return batch;
  }

  private void delete(List<Message> batch) {
    for (int from = 0; from < batch.size(); from += TEN) {
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : batch.subList(from, Math.min(batch.size(), from + TEN))) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id("m" + entries.size())
                .receiptHandle(message.receiptHandle())
                .build());
      }
      Queue.client().deleteMessageBatch(delete -> delete.queueUrl(url()).entries(entries));
    }
  }

  private String url() {
    return load.space().queue(Clicks.CLICKS).url();
  }
}
