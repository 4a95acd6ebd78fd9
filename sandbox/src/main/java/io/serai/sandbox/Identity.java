package io.serai.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which data a sandbox holds, a line for each flow. It is kept beside them once they are complete,
 * so that the next start can tell whether they are the ones it is asked for.
 *
 * @param flows flow to what its data are
 */
record Identity(Map<String, String> flows) {
  /** Grows whenever the same options would make other data. */
  private static final String FORMAT = "v2 ";

  /** Stands for a flow whose data are being made. */
  private static final String UNFINISHED = "unfinished";

  Identity {
    flows = Map.copyOf(flows);
  }

  static Identity of(Options options, Collection<FlowSample> samples) throws IOException {
    Map<String, String> flows = new TreeMap<>();
    for (FlowSample sample : samples) {
      flows.put(sample.flow(), FORMAT + (options.empty() ? "empty" : sample.identity(options)));
    }
    return new Identity(flows);
  }

  /** The identity of what lies in a folder; without any flow when nothing was completed. */
  static Identity in(Path folder) throws IOException {
    Map<String, String> flows = new TreeMap<>();
    if (Files.exists(marker(folder))) {
      for (String line : Files.readAllLines(marker(folder))) {
        String[] parts = line.split(": ", 2);
        flows.put(parts[0], parts.length == 2 ? parts[1] : UNFINISHED);
      }
    }
    return new Identity(flows);
  }

  /** Whether a flow has other data than it is asked for, or data that were never completed. */
  boolean differs(Identity wanted) {
    return flows.entrySet().stream()
        .anyMatch(
            held ->
                !held.getValue()
                    .equals(wanted.flows().getOrDefault(held.getKey(), unasked(held.getValue()))));
  }

  /** What is not asked for may stay, if it was completed. */
  private static String unasked(String held) {
    return held.equals(UNFINISHED) ? "" : held;
  }

  /** The flows that are asked for and have no data yet. */
  Set<String> missing(Identity wanted) {
    Set<String> missing = new TreeSet<>(wanted.flows().keySet());
    missing.removeAll(flows.keySet());
    return missing;
  }

  /** With a flow whose data are being made: a start that ends before it is done shows. */
  Identity begun(String flow) {
    return with(flow, UNFINISHED);
  }

  Identity with(String flow, String identity) {
    Map<String, String> more = new TreeMap<>(flows);
    more.put(flow, identity);
    return new Identity(more);
  }

  void keepIn(Path folder) throws IOException {
    Files.writeString(marker(folder), line("\n") + "\n");
  }

  /** What is held, for messages. */
  String line() {
    return flows.isEmpty() ? "an unfinished start" : line("; ");
  }

  private String line(String between) {
    return String.join(
        between,
        new TreeMap<>(flows)
            .entrySet().stream().map(flow -> flow.getKey() + ": " + flow.getValue()).toList());
  }

  private static Path marker(Path folder) {
    return folder.resolve("identity");
  }
}
