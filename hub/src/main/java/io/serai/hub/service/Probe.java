package io.serai.hub.service;

import java.util.concurrent.Callable;

/**
 * A question that a service answers when it is there.
 *
 * @param name the service, e.g. {@code warehouse}
 * @param setting the setting that names its address
 * @param question throws when the service does not answer
 */
public record Probe(String name, String setting, Callable<?> question) {
  /** The service whose absence pauses everything: the hub's own database. */
  public static final String LEDGER = "ledger";
}
