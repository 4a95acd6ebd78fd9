package io.serai.acceptance.bench;

import java.util.List;
import java.util.Map;

/**
 * One comparison: what is measured, and the sides that are measured. A new case is a class, a line
 * in {@link Cases}, and a smoke test in {@code BenchIT}.
 */
public interface Case {
  /** The word after {@code ./serai bench}. */
  String name();

  /** One sentence: what is compared with what. */
  String description();

  /** What the sides report, in the order in which it is shown. */
  List<Measure> measures();

  /**
   * Makes everything ready that is not measured: servers, inputs, expected results.
   *
   * @param rows how large the input is, in the case's own unit; as near as it can be made
   * @throws Exception ends the benchmark
   */
  Session open(long rows) throws Exception;

  /** A case that is ready to be measured. */
  interface Session extends AutoCloseable {
    /** The true size of the input, in words. */
    String size();

    /** What is measured in every repetition; each repetition begins with the next one. */
    List<Side> sides();

    /** Versions, and how a floor is made where that depends on the machine. */
    Map<String, String> notes();
  }

  /** Who is measured. */
  enum Kind {
    /** What the machine can do at best: the same input and output with bare tools. */
    FLOOR,
    /** The hub as the launcher starts it. */
    HUB,
    /** The plain Camel way, as a good Camel engineer writes it. */
    PLAIN
  }

  /**
   * One side of a comparison.
   *
   * @param name for progress lines
   * @param most repetitions it takes part in at most; for a slow one whose limit is far away
   * @param once measures once; answers values by the names of {@link Case#measures}
   */
  record Side(Kind kind, String name, int most, Once once) {
    public Side(Kind kind, String name, Once once) {
      this(kind, name, Integer.MAX_VALUE, once);
    }
  }

  /** One measurement of one side. */
  @FunctionalInterface
  interface Once {
    /** Values by name of measure; a result that is wrong throws instead. */
    Map<String, Double> run() throws Exception;
  }
}
