package io.serai.sailthru.receive;

import io.serai.lake.Manifest;
import java.io.File;
import java.nio.file.Path;

/** A delivery on its way to the lake. */
public final class Receipt {
  private final Delivery delivery;
  private final Path copy;
  private Outcome outcome = Outcome.OPEN;
  private String key;
  private Manifest manifest;

  /** What is to be done with it. */
  enum Outcome {
    OPEN,
    /** It is whole: put it, then its manifest. */
    WHOLE,
    /** No kind of file that is known: put it aside. */
    UNKNOWN,
    /** Nothing, now. */
    LEFT
  }

  Receipt(Delivery delivery, Path copy) {
    this.delivery = delivery;
    this.copy = copy;
  }

  public Delivery delivery() {
    return delivery;
  }

  /** Where its content goes, and lies afterwards. */
  Path copy() {
    return copy;
  }

  /** The local copy, for the put. */
  public File getFile() {
    return copy.toFile();
  }

  /** The object it becomes. */
  public String getKey() {
    return key;
  }

  Manifest manifest() {
    return manifest;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Whether there is something to put. */
  public boolean isPut() {
    return outcome == Outcome.WHOLE || outcome == Outcome.UNKNOWN;
  }

  /** Whether a manifest follows. */
  public boolean isTaken() {
    return outcome == Outcome.WHOLE;
  }

  void whole(String rawKey, Manifest made) {
    outcome = Outcome.WHOLE;
    key = rawKey;
    manifest = made;
  }

  void unknown(String rejectedKey) {
    outcome = Outcome.UNKNOWN;
    key = rejectedKey;
  }

  void left() {
    outcome = Outcome.LEFT;
  }
}
