package io.serai.totesys.load;

import io.serai.lake.Fetch;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Deletes the verified parts of a {@link LoadJob}: this warehouse reads them from S3 itself. */
public final class LoadRelease implements Processor {
  @Override
  public void process(Exchange exchange) throws IOException {
    for (Fetch fetch : exchange.getMessage().getBody(LoadJob.class).fetches()) {
      Files.deleteIfExists(fetch.file());
    }
  }
}
