package io.serai.leads.queue;

import io.serai.core.SeraiException;
import java.time.Duration;

/** A message that was received, and what is to become of it. */
public final class Delivery {
  private final String body;
  private final String receipt;
  private final int received;
  private Fate fate = Fate.DONE;
  private Duration pause = Duration.ZERO;
  private String input;
  private SeraiException why;

  /**
   * @param receipt what it is deleted with
   * @param received how often it was received, 1 for the first time
   */
  public Delivery(String body, String receipt, int received) {
    this.body = body;
    this.receipt = receipt;
    this.received = received;
  }

  /** What becomes of a message. */
  public enum Fate {
    /** Its work is durable: it is deleted. */
    DONE,
    /** It comes again after a pause. */
    LATER,
    /** It becomes a dead letter and is deleted. */
    DEAD,
    /** It is left alone and comes again when its visibility ends. */
    LEFT
  }

  public String body() {
    return body;
  }

  public String receipt() {
    return receipt;
  }

  public int received() {
    return received;
  }

  public Fate fate() {
    return fate;
  }

  public Duration pause() {
    return pause;
  }

  /** What names it as a dead letter. */
  public String input() {
    return input;
  }

  /** Why it is a dead letter. */
  public SeraiException why() {
    return why;
  }

  /** Lets it come again after a pause. */
  public void later(Duration after) {
    fate = Fate.LATER;
    pause = after;
  }

  /** Makes it a dead letter. */
  public void dead(String letterInput, SeraiException reason) {
    fate = Fate.DEAD;
    input = letterInput;
    why = reason;
  }

  /** Leaves it alone: something failed that is not its fault. */
  public void leave() {
    fate = Fate.LEFT;
  }
}
