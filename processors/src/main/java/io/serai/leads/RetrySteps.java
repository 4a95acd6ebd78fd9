package io.serai.leads;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** After how long a message comes again, by how often it was received. */
public record RetrySteps(List<Duration> steps) {
  /** SQS hides a message for twelve hours at most. */
  private static final Duration LONGEST = Duration.ofHours(12);

  public RetrySteps {
    steps = steps.stream().map(step -> step.compareTo(LONGEST) > 0 ? LONGEST : step).toList();
  }

  /**
   * The pause before the next try; empty after the last.
   *
   * @param received how often the message was received, 1 for the first time
   */
  public Optional<Duration> after(int received) {
    return received > steps.size()
        ? Optional.empty()
        : Optional.of(steps.get(Math.max(1, received) - 1));
  }
}
