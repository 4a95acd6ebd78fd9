package io.serai.totesys.extract;

import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A ledger in memory; tests look into its fields. */
final class PlainLedger implements Ledger {
  public final Map<String, Watermark> watermarks = new HashMap<>();
  public final List<Reject> rejects = new ArrayList<>();
  public final List<String> attempts = new ArrayList<>();
  public final Set<String> setAside = new HashSet<>();
  public final Set<String> altered = new HashSet<>();

  /** Closes a run as the hub does: its watermarks become durable. */
  public void close(Run run) {
    run.watermarks()
        .forEach(
            (key, value) -> watermarks.put(run.flow() + "/" + key, new Watermark(value, run.id())));
  }

  @Override
  public Optional<Watermark> watermark(String flow, String key) {
    return Optional.ofNullable(watermarks.get(flow + "/" + key));
  }

  @Override
  public void reject(Run run, List<Reject> refused) {
    rejects.addAll(refused);
  }

  @Override
  public boolean tried(Run run, String input) {
    attempts.add("tried " + input);
    return !setAside.contains(input);
  }

  @Override
  public boolean broken(String flow, String stage, String input) {
    return false;
  }

  @Override
  public void ended(Run run, String input) {
    attempts.add("ended " + input);
  }

  @Override
  public void quarantine(
      Run run, String input, Throwable why, Map<String, String> headers, String body) {
    setAside.add(input);
  }

  @Override
  public Standing standing(String flow, String stage, String input) {
    return setAside.contains(input) ? Standing.SET_ASIDE : Standing.FREE;
  }

  @Override
  public List<String> altered(String flow, String stage) {
    return altered.stream().sorted().toList();
  }

  @Override
  public void replaced(Run run, String stage, String input) {
    altered.remove(input);
  }

  @Override
  public Optional<Long> written(String runId) {
    return Optional.empty();
  }
}
