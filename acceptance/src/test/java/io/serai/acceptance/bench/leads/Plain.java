package io.serai.acceptance.bench.leads;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.serai.acceptance.harness.Clicks;
import io.serai.acceptance.harness.Queue;
import io.serai.acceptance.harness.Sandbox;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/** Runs the plain Camel way in this process: its start is not measured. */
record Plain(Load load, int consumers) {
  private static final Duration LIMIT = Duration.ofHours(1);

  /** Seconds. */
  double run() throws Exception {
    try (MongoClient mongo = MongoClients.create(Sandbox.address("mongodb.uri"));
        DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getRegistry().bind("mongo", mongo);
      camel.getRegistry().bind("sqs", Queue.client());
      camel.addRoutes(new PlainRoutes(load, Marks.with(load.space().cloud().url()), consumers));
      long from = System.nanoTime();
      camel.start();
      Awaitility.await("plain")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> load.space().queue(Clicks.CLICKS).size() == 0);
      return (System.nanoTime() - from) / 1e9;
    }
  }
}
