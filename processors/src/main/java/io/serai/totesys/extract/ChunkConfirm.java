package io.serai.totesys.extract;

import io.serai.core.SeraiException;
import io.serai.totesys.TotesysError;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Counts a chunk after its part was put, or at once when it has none, and removes the local file:
 * the disk holds one chunk at a time. The {@link Copied} is in the exchange property {@link
 * #PROPERTY}.
 */
public final class ChunkConfirm implements Processor {
  /** Exchange property that carries the chunk's result past the put. */
  public static final String PROPERTY = "totesys.copied";

  private static final String ETAG = "CamelAwsS3ETag";

  /**
   * @throws SeraiException ROWS_MISSING when S3 did not answer with the object's tag
   */
  @Override
  public void process(Exchange exchange) throws IOException {
    Copied copied = exchange.getProperty(PROPERTY, Copied.class);
    if (copied.part() != null) {
      if (exchange.getMessage().getHeader(ETAG) == null) {
        throw new SeraiException(
            TotesysError.ROWS_MISSING,
            "totesys",
            "part '%s' was not confirmed by S3",
            copied.part().key());
      }
      Files.delete(copied.file().toPath());
    }
    exchange.getProperty(TableRead.PROPERTY, TableRead.class).confirm(copied);
  }
}
