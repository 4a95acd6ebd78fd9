package io.serai.totesys.load;

import java.util.List;

/**
 * The transform manifests of one extract run that wait to be loaded together.
 *
 * @param keys in the order in which they are loaded
 */
public record LoadInput(String runId, List<String> keys) {
  public LoadInput {
    keys = List.copyOf(keys);
  }
}
