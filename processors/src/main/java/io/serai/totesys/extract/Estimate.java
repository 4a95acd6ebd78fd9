package io.serai.totesys.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What the source's planner expects of a query, from statistics alone.
 *
 * @param rows rows of the result
 * @param bytes size of the result
 */
record Estimate(long rows, long bytes) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads the answer to {@code EXPLAIN (FORMAT JSON)}. */
  static Estimate of(String explain) {
    try {
      JsonNode plan = JSON.readTree(explain).path(0).path("Plan");
      long rows = plan.path("Plan Rows").asLong();
      return new Estimate(rows, rows * plan.path("Plan Width").asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the plan of the source is not JSON", e);
    }
  }
}
