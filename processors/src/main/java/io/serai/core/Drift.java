package io.serai.core;

/**
 * Something of a source that is not as the hub knows it.
 *
 * @param name the column, or {@code *} for the table itself
 * @param what the rest of the sentence, e.g. {@code is new (numeric)} or {@code is missing}
 * @param breaking whether the unit cannot be read like this; otherwise it is only noted
 */
public record Drift(String name, String what, boolean breaking) {}
