package io.serai.core;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a process may die or fail, so that tests can prove that it does no harm. {@code
 * SERAI_FAULT=<flow>.<stage>.<point>[:n][:halt|throw]} arms one: the n-th passage halts the process
 * with exit code 137 as {@code kill -9} would, or throws.
 */
public final class FaultPoints {
  private static volatile Armed armed = parse(System.getenv("SERAI_FAULT"));

  private FaultPoints() {}

  private record Armed(String name, AtomicInteger left, boolean halt) {}

  /** Passes the point: does nothing unless it is armed. */
  public static void at(String name) {
    Armed now = armed;
    if (now == null || !now.name.equals(name) || now.left.decrementAndGet() != 0) {
      return;
    }
    if (now.halt) {
      Runtime.getRuntime().halt(137);
    }
    throw new Thrown(name);
  }

  /** Arms a point in this process, in the syntax of {@code SERAI_FAULT}; null disarms. */
  public static void arm(String fault) {
    armed = parse(fault);
  }

  /** Whether an armed point still waits for its passage. */
  public static boolean waiting() {
    Armed now = armed;
    return now != null && now.left.get() > 0;
  }

  private static Armed parse(String fault) {
    if (fault == null || fault.isBlank()) {
      return null;
    }
    int passages = 1;
    boolean halt = true;
    String[] parts = fault.trim().split(":", -1);
    for (int i = 1; i < parts.length; i++) {
      switch (parts[i].toLowerCase(Locale.ROOT)) {
        case "halt" -> halt = true;
        case "throw" -> halt = false;
        default -> passages = Integer.parseInt(parts[i]);
      }
    }
    return new Armed(parts[0], new AtomicInteger(passages), halt);
  }

  /** What an armed point throws. */
  public static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Thrown(String name) {
      super("fault point " + name);
    }
  }
}
