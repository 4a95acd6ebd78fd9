package io.serai.sandbox.server;

import java.util.Map;

/** A stand-in that is up: it listens on a free port of the loopback interface until closed. */
public interface Server extends AutoCloseable {
  /** What a reader calls it, e.g. {@code PostgreSQL}. */
  String name();

  /** Where it is, as the sandbox prints it, e.g. {@code http://127.0.0.1:40123}. */
  String address();

  /** Its entries of {@code endpoints.properties}, key to address. */
  Map<String, String> endpoints();

  /** Stops it within seconds; what it stored stays. */
  @Override
  void close();
}
