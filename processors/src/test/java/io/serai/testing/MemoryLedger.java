package io.serai.testing;

import io.serai.core.Drift;
import io.serai.core.HubError;
import io.serai.core.Ledger;
import io.serai.core.Reject;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The ledger in memory, with the meaning that {@link Ledger} gives its methods. */
public final class MemoryLedger implements Ledger {
  private record Letter(String stage, String input) {}

  private final Map<String, Watermark> watermarks = new HashMap<>();
  private final Map<Letter, Standing> letters = new LinkedHashMap<>();
  private final Map<Letter, Throwable> reasons = new LinkedHashMap<>();
  private final Map<String, Long> written = new HashMap<>();
  private final Map<String, List<Drift>> drift = new HashMap<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final Set<String> open = new HashSet<>();
  private final List<String> attempts = new ArrayList<>();

  /** Closes a run: its watermarks become durable, its written rows known. */
  public void close(Run run) {
    run.watermarks().forEach((key, value) -> watermarks.put(key, new Watermark(value, run.id())));
    written(run.id(), run.tally().written());
  }

  public void mark(String key, String value) {
    watermarks.put(key, new Watermark(value, "test"));
  }

  public void written(String runId, long rows) {
    written.put(runId, rows);
  }

  public void stand(String stage, String input, Standing standing) {
    letters.put(new Letter(stage, input), standing);
  }

  /** Sets an input of a stage aside as altered. */
  public void alter(String stage, String input) {
    stand(stage, input, Standing.SET_ASIDE);
    reasons.put(
        new Letter(stage, input), new SeraiException(HubError.ALTERED_FILE, "test", "altered"));
  }

  /** {@code tried <input>} and {@code ended <input>}, in order. */
  public List<String> attempts() {
    return attempts;
  }

  public List<Reject> rejects() {
    return rejects;
  }

  /** Inputs whose try did not end. */
  public Set<String> open() {
    return open;
  }

  @Override
  public Optional<Watermark> watermark(String flow, String key) {
    return Optional.ofNullable(watermarks.get(key));
  }

  @Override
  public Map<String, String> watermarks(String flow, String prefix) {
    Map<String, String> found = new TreeMap<>();
    watermarks.forEach(
        (key, mark) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), mark.value());
          }
        });
    return found;
  }

  @Override
  public void reject(Run run, List<Reject> refused) {
    rejects.addAll(refused);
  }

  @Override
  public boolean tried(Run run, String input) {
    attempts.add("tried " + input);
    return standing(run.flow(), run.stage(), input) == Standing.FREE && open.add(input);
  }

  @Override
  public boolean broken(String flow, String stage, String input) {
    return open.contains(input);
  }

  @Override
  public void ended(Run run, String input) {
    attempts.add("ended " + input);
    open.remove(input);
  }

  @Override
  public void quarantine(
      Run run, String input, Throwable why, Map<String, String> headers, String body) {
    letters.put(new Letter(run.stage(), input), Standing.SET_ASIDE);
    reasons.put(new Letter(run.stage(), input), why);
  }

  @Override
  public Set<String> setAside(String flow, String stage) {
    Set<String> inputs = new HashSet<>();
    letters.forEach(
        (letter, standing) -> {
          if (letter.stage().equals(stage) && standing == Standing.SET_ASIDE) {
            inputs.add(letter.input());
          }
        });
    return inputs;
  }

  @Override
  public void recovered(Run run, String input) {
    letters.remove(new Letter(run.stage(), input));
  }

  @Override
  public Standing standing(String flow, String stage, String input) {
    return letters.getOrDefault(new Letter(stage, input), Standing.FREE);
  }

  @Override
  public List<String> altered(String flow, String stage) {
    return letters.entrySet().stream()
        .filter(e -> e.getKey().stage().equals(stage) && e.getValue() == Standing.SET_ASIDE)
        .map(Map.Entry::getKey)
        .filter(
            letter -> {
              var code = SeraiException.codeOf(reasons.get(letter));
              return code == HubError.ALTERED_FILE || code == HubError.BAD_MANIFEST;
            })
        .map(Letter::input)
        .toList();
  }

  @Override
  public void replaced(Run run, String stage, String input) {
    letters.replace(new Letter(stage, input), Standing.CLOSED);
  }

  @Override
  public DriftNews drift(Run run, String unit, List<Drift> now) {
    List<Drift> before = drift.getOrDefault(unit, List.of());
    drift.put(unit, now);
    return new DriftNews(
        now.stream().filter(change -> !before.contains(change)).toList(), !now.containsAll(before));
  }

  @Override
  public Optional<Long> written(String runId) {
    return Optional.ofNullable(written.get(runId));
  }
}
