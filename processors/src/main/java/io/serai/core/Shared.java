package io.serai.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the units of a run use together, and what must be freed when it is over. */
public final class Shared implements AutoCloseable {
  private final Map<Class<?>, Part> parts = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Shared() {}

  /** One of the things that are shared. */
  public interface Part {
    /** Frees it; a failure is told in the log and not thrown. */
    void close();
  }

  /** The part of a type, made for the first that asks for it. */
  public <T extends Part> T of(Class<T> type, Supplier<T> make) {
    if (closed) {
      throw new IllegalStateException("the run is over");
    }
    return type.cast(parts.computeIfAbsent(type, absent -> make.get()));
  }

  @Override
  public void close() {
    closed = true;
    parts.values().forEach(Part::close);
    parts.clear();
  }
}
