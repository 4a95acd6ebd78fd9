package io.serai.engagements.aggregate;

import java.util.Map;
import java.util.Set;

/**
 * What a run has to count.
 *
 * @param accounts and the greatest token of their roles documents
 * @param counted token up to which all domains were counted before
 * @param newest the greatest token there is
 */
record Touched(Map<String, Long> accounts, Set<String> domains, long counted, long newest) {
  /** Exchange property that carries it. */
  static final String PROPERTY = "engagementsTouched";
}
