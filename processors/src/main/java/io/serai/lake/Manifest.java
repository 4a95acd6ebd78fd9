package io.serai.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * The statement that a set of parts is complete. Written last, never overwritten (I1, I6); readers
 * ignore parts without one.
 *
 * @param flow the flow, e.g. {@code totesys}
 * @param stage the stage that wrote it
 * @param runId the run whose data this is: orders manifests in time and names their folder
 * @param name what it covers within the run, e.g. a source table
 * @param input key of the manifest this one was made from, or null for data from a source
 * @param rows rows of all parts that are not derived
 * @param rejected input rows that were refused on the way
 * @param facts further facts of the stage, e.g. {@code mode=full}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "flow",
  "stage",
  "runId",
  "name",
  "input",
  "rows",
  "rejected",
  "facts",
  "parts"
})
public record Manifest(
    String flow,
    String stage,
    String runId,
    String name,
    String input,
    long rows,
    long rejected,
    Map<String, String> facts,
    List<Part> parts) {

  public Manifest {
    facts = Map.copyOf(facts);
    parts = List.copyOf(parts);
  }
}
