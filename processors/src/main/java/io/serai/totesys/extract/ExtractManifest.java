package io.serai.totesys.extract;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sets the body to the manifest of a table whose parts are all on S3 (I1). */
public final class ExtractManifest implements Processor {
  @Override
  public void process(Exchange exchange) {
    TableRead read = exchange.getProperty(TableRead.PROPERTY, TableRead.class);
    read.run().requireLease();
    exchange.getMessage().setBody(read.manifest());
  }
}
