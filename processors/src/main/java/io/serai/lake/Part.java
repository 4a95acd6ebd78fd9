package io.serai.lake;

/**
 * One immutable object of a manifest.
 *
 * @param dataset what the rows are: a source table or a warehouse target
 * @param key the object's key in the stage's bucket
 * @param rows data rows, without header
 * @param bytes size of the object
 * @param sha256 lower-case hex of its content
 * @param derived true for rows made from others; they do not count as input of the next stage
 */
public record Part(
    String dataset, String key, long rows, long bytes, String sha256, boolean derived) {}
