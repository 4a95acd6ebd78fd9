package io.serai.sandbox.cloud;

/**
 * What makes a business unit.
 *
 * @param key its word in records, e.g. {@code ien}
 * @param mid its number, which a client names when it asks for a token
 * @param clickLogKey the external key of its click log, a data extension
 * @param clickLogObject the object id of the same data extension
 */
public record UnitSetup(String key, String mid, String clickLogKey, String clickLogObject) {}
