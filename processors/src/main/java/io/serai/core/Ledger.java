package io.serai.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a flow may ask of the hub's ledger while it runs. Opening and closing runs is the hub's own
 * affair; watermarks move through {@link Run#moveWatermark} alone.
 */
public interface Ledger {
  /** The durable value of a watermark. */
  Optional<Watermark> watermark(String flow, String key);

  /** All watermarks of a flow whose keys begin so: the rest of the key, and the value. */
  Map<String, String> watermarks(String flow, String prefix);

  /** Stores refused rows; durable when the call returns. Does not count them. */
  void reject(Run run, List<Reject> rejects);

  /**
   * Notes, durably and before the work, that an input is tried. An input that was tried three times
   * without {@link #ended} is quarantined by this call.
   *
   * @param input a natural key: a manifest's key, a table's name
   * @return false when the input is in quarantine and must be left alone
   */
  boolean tried(Run run, String input);

  /** Whether a try of an input never ended: the process died in it. */
  boolean broken(String flow, String stage, String input);

  /** The try ended, well or badly, and did not end the process. */
  void ended(Run run, String input);

  /**
   * Sets an input aside as an open dead letter; {@code headers} name it, {@code body} is stored
   * encrypted. Repeating it changes nothing.
   */
  void quarantine(Run run, String input, Throwable why, Map<String, String> headers, String body);

  /** The inputs of a stage that are set aside. */
  Set<String> setAside(String flow, String stage);

  /** An input that was set aside has come through without anybody's doing. */
  void recovered(Run run, String input);

  /** How an input of a stage stands with regard to quarantine. */
  Standing standing(String flow, String stage, String input);

  /** Inputs of a stage that are set aside because they were altered, and must be made again. */
  List<String> altered(String flow, String stage);

  /** The altered input of {@code stage} was made again under another name, which is durable. */
  void replaced(Run run, String stage, String input);

  /** What a closed run of a stage wrote, if it closed SUCCEEDED or PARTIAL. */
  Optional<Long> written(String runId);

  /**
   * Notes in what a unit's source differs now, each once and for as long as it lasts.
   *
   * @param drift all that differs; empty when nothing does
   */
  DriftNews drift(Run run, String unit, List<Drift> drift);

  /**
   * What a note changed.
   *
   * @param noted what was not noted before
   * @param healed whether something that was noted is over
   */
  record DriftNews(List<Drift> noted, boolean healed) {}

  /** See {@link #standing}. */
  enum Standing {
    /** Not in quarantine, or replayed by an operator. */
    FREE,
    /** An open dead letter: leave it alone, it is not settled. */
    SET_ASIDE,
    /** Discarded by an operator or replaced: never touch it again, count it as done. */
    CLOSED
  }

  /** The value of a watermark and the run that moved it there. */
  record Watermark(String value, String runId) {}
}
