package io.serai.engagements;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.Run;
import io.serai.engagements.Selection.Mode;
import io.serai.engagements.elastic.Cluster;
import io.serai.engagements.elastic.Indices;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One document a trigger in the statistics index: what the ledger says of its runs, and the figures
 * that are kept nowhere else. The ledger stays the truth.
 */
public final class RunMirror {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;
  private final Indices indices;
  private final Clock clock;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** A run that has begun. */
  private record Open(RunFacts facts, Instant since) {}

  public RunMirror(Cluster cluster, Indices indices, Clock clock) {
    this.cluster = cluster;
    this.indices = indices;
    this.clock = clock;
  }

  /** The figures of a run, to be told until it closes. */
  public RunFacts facts(Run run) {
    return open.computeIfAbsent(run.id(), id -> new Open(new RunFacts(), clock.instant())).facts();
  }

  /** Writes down a run that has closed. */
  public void closed(Run run, String status) {
    Instant now = clock.instant();
    Open begun = Optional.ofNullable(open.remove(run.id())).orElse(new Open(new RunFacts(), now));
    ObjectNode document = document(run.triggerId());
    identify(document, run, status);
    boolean roles = run.stage().equals("message-roles");
    if (roles) {
      messages(document, begun.facts());
    } else {
      engagements(document, begun.facts());
    }
    times(document, begun.since(), now);
    cluster.put(
        indices.runs(),
        run.triggerId(),
        BinaryData.of(
            document.toString().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
  }

  private ObjectNode document(String trigger) {
    return cluster.get(indices.runs(), trigger).orElseGet(JSON::createObjectNode);
  }

  private static void identify(ObjectNode document, Run run, String status) {
    Mode mode = Selection.of(run.payload()).mode();
    document.put("trigger_id", run.triggerId());
    document.put("run_id", run.id());
    document.put(run.stage().replace('-', '_') + "_run_id", run.id());
    document.put(run.stage().replace('-', '_') + "_status", status);
    document.put("mode", mode.name().toLowerCase(Locale.ROOT));
    String worst = worst(document.path("message_roles_status").asText(""), status);
    document.put("status", worst);
    if (mode == Mode.BACKFILL || worst.equals("FAILED")) {
      document.putNull("run_date");
    } else {
      document.put("run_date", Moment.millis(run.scheduledFor()));
    }
    for (Run.Failure failure : run.failures()) {
      document.withArray("errors").add(String.valueOf(failure.cause().getMessage()));
    }
  }

  private static String worst(String a, String b) {
    for (String status : new String[] {"FAILED", "PARTIAL"}) {
      if (a.equals(status) || b.equals(status)) {
        return status;
      }
    }
    return b;
  }

  private static void messages(ObjectNode document, RunFacts facts) {
    document.put("messages_processed", facts.messages());
    document.put("rejected", facts.refusals().values().stream().mapToLong(Long::longValue).sum());
    ObjectNode reasons = document.putObject("rejected_reasons");
    facts.refusals().forEach((reason, count) -> reasons.put(reason.name(), count));
  }

  private static void engagements(ObjectNode document, RunFacts facts) {
    document.put("email_accounts_processed", facts.accounts());
    document.put("domains_processed", facts.domains());
    long all = 0;
    for (String role : new String[] {"from", "to", "cc"}) {
      document.put(role + "_emails_processed", facts.rows(role));
      all += facts.rows(role);
    }
    document.put("emails_processed", all);
  }

  private static void times(ObjectNode document, Instant since, Instant now) {
    Instant start = Moment.parse(document.path("start_time").asText("")).orElse(since);
    Duration took = Duration.between(start, now);
    document.put("start_time", Moment.millis(start));
    document.put("end_time", Moment.millis(now));
    document.put("elapsed_ms", took.toMillis());
    document.put("elapsed_time", took.toString());
  }
}
