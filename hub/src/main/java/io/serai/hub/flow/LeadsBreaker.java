package io.serai.hub.flow;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.serai.core.SeraiException;
import io.serai.hub.settings.Settings;

/** Stops asking a Marketing Cloud that does not answer. What it refuses for good does not count. */
final class LeadsBreaker {
  private static final int HALF = 50;
  private static final int TRIALS = 2;

  private LeadsBreaker() {}

  static CircuitBreaker of(Settings settings) {
    int calls = (int) settings.integer("marketing-cloud.breaker.calls");
    return CircuitBreaker.of(
        "marketing-cloud",
        CircuitBreakerConfig.custom()
            .slidingWindowSize(calls)
            .minimumNumberOfCalls(calls)
            .failureRateThreshold(HALF)
            .permittedNumberOfCallsInHalfOpenState(TRIALS)
            .waitDurationInOpenState(settings.duration("marketing-cloud.breaker.pause"))
            .recordException(SeraiException::isTransient)
            .build());
  }
}
