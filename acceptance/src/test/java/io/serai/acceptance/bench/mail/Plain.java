package io.serai.acceptance.bench.mail;

import io.serai.acceptance.harness.Sandbox;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel's mail component as it comes, on as many threads: it opens a connection for each mail. */
record Plain(Load load) {
  /** Seconds; its start is not measured. */
  double run(int mails, int threads) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.start();
      String server =
          "smtp://%s:%s".formatted(Sandbox.address("smtp.host"), Sandbox.address("smtp.port"));
      Map<String, Object> headers =
          Map.of("From", load.from(), "To", load.to(), "Subject", Load.SUBJECT);
      try (ProducerTemplate template = camel.createProducerTemplate()) {
        return Threads.each(
            mails,
            threads,
            share -> {
              for (int n = 0; n < share; n++) {
                template.sendBodyAndHeaders(server, Load.TEXT, headers);
              }
            });
      }
    }
  }
}
