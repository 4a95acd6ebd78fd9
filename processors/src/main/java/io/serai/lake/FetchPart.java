package io.serai.lake;

import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Streams the object in the body to the file of the {@link Fetch} in exchange property {@link
 * #FETCH}. An object of another size or checksum is noted there; the neighbours go on.
 */
public final class FetchPart implements Processor {
  /** Exchange property that holds the current {@link Fetch}. */
  public static final String FETCH = "fetch";

  @Override
  public void process(Exchange exchange) throws Exception {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    Fetch fetch = exchange.getProperty(FETCH, Fetch.class);
    try (InputStream object = exchange.getMessage().getBody(InputStream.class)) {
      PartFile.store(run.flow(), fetch.part(), object, fetch.file());
      run.moved(fetch.part().bytes());
    } catch (SeraiException e) {
      fetch.damaged(e);
    }
  }
}
