package io.serai.acceptance.harness;

import java.util.Map;

/** Stores that belong to one test alone, on the shared sandbox, and the flows that use them. */
public interface Ground {
  /** The hub's own database. */
  Database hub();

  /** The settings that send a hub here; {@code hub.flows} names its flows. */
  Map<String, String> settings();
}
