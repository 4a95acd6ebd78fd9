package io.serai.lake;

import io.serai.core.SeraiException;
import java.nio.file.Path;
import java.util.Optional;

/** A part on its way from the bucket to a local file, and what was found wrong with it. */
public final class Fetch {
  private final String manifest;
  private final String unit;
  private final Part part;
  private final Path file;
  private SeraiException damage;

  /**
   * @param manifest key of the manifest that names the part
   * @param unit the table to blame when the part is damaged
   * @param file where its content goes
   */
  public Fetch(String manifest, String unit, Part part, Path file) {
    this.manifest = manifest;
    this.unit = unit;
    this.part = part;
    this.file = file;
  }

  public String manifest() {
    return manifest;
  }

  public String unit() {
    return unit;
  }

  public Part part() {
    return part;
  }

  public Path file() {
    return file;
  }

  /** The part is not what its manifest says; its manifest must be set aside. */
  public void damaged(SeraiException why) {
    damage = why;
  }

  public Optional<SeraiException> damage() {
    return Optional.ofNullable(damage);
  }
}
