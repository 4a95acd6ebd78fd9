package io.serai.totesys.extract;

import io.serai.lake.Part;
import java.io.File;

/**
 * What became of a chunk: {@code rows = rows of the part + skipped + rejected}.
 *
 * @param part the part to put, null when the chunk brought nothing new
 * @param file the part's content on local disk, null without a part
 * @param rows rows the server says it sent, and delivered ones that it no longer has
 * @param skipped versions delivered before
 * @param rejected refused rows, durable in the ledger
 * @param greatest latest {@code last_updated}, null when no row had one
 * @param content SHA-256 of a snapshot's rows, else null
 * @param elapsedMs how long the statement on the source took
 */
public record Copied(
    Part part,
    File file,
    long rows,
    long skipped,
    long rejected,
    Stamp greatest,
    String content,
    long elapsedMs) {

  /** Rows of the part. */
  long delivered() {
    return part == null ? 0 : part.rows();
  }
}
