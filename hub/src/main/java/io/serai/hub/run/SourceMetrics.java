package io.serai.hub.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.core.Run;
import io.serai.core.SourceLoad;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.MicrometerUtils;

/**
 * What the latest run of each stage cost the database it read from: {@code
 * serai_source_statement_longest_seconds}, {@code serai_source_transaction_longest_seconds} and
 * {@code serai_source_rows_per_second}, each of {flow, stage}.
 */
public final class SourceMetrics {
  private static final double MS_PER_SECOND = 1_000;

  private final CamelContext camel;
  private final Map<String, SourceLoad> latest = new ConcurrentHashMap<>();

  public SourceMetrics(CamelContext camel) {
    this.camel = camel;
  }

  /** Takes over the load of a run that is over; a run that read from no database has none. */
  void over(Run run) {
    if (run.source().longestTransactionMs() == null) {
      return;
    }
    String of = run.flow() + "-" + run.stage();
    if (latest.put(of, run.source()) == null) {
      seconds(
          "serai.source.statement.longest",
          "Longest statement",
          run,
          SourceLoad::longestStatementMs);
      seconds(
          "serai.source.transaction.longest",
          "Longest open transaction",
          run,
          SourceLoad::longestTransactionMs);
      gauge(
              "serai.source.rows.per.second",
              "Rows a second and connection",
              run,
              SourceLoad::rowsPerSecond,
              1)
          .register(meters());
    }
  }

  private void seconds(String name, String what, Run run, Function<SourceLoad, Long> value) {
    gauge(name, what, run, value, MS_PER_SECOND).baseUnit("seconds").register(meters());
  }

  private Gauge.Builder<Map<String, SourceLoad>> gauge(
      String name, String what, Run run, Function<SourceLoad, Long> value, double unit) {
    String of = run.flow() + "-" + run.stage();
    return Gauge.builder(name, latest, loads -> number(value.apply(loads.get(of))) / unit)
        .tag("flow", run.flow())
        .tag("stage", run.stage())
        .description(what + " of the latest run on the database it read from");
  }

  private static double number(Long value) {
    return value == null ? Double.NaN : value;
  }

  private MeterRegistry meters() {
    return MicrometerUtils.getOrCreateMeterRegistry(
        camel.getRegistry(), MicrometerConstants.METRICS_REGISTRY_NAME);
  }
}
