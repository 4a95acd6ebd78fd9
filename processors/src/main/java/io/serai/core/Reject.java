package io.serai.core;

/**
 * One refused row: never its content.
 *
 * @param source the file, object or table it came from
 * @param position where in it: a key ({@code sales_order_id=17}) or a line ({@code line 12})
 * @param reason one sentence for the reader
 */
public record Reject(String source, String position, String reason) {}
