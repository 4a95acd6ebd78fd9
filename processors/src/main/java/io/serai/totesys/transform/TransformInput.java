package io.serai.totesys.transform;

import io.serai.lake.ManifestCodec;
import io.serai.totesys.Revisions;
import io.serai.totesys.SourceTable;

/**
 * An extract manifest that waits to be transformed.
 *
 * @param key the extract manifest's key
 * @param name the name of the transform manifest to write: the table, or {@code <table>.r2} when it
 *     is made again
 * @param replaces key of the altered transform manifest it takes the place of, or null
 */
public record TransformInput(String key, String name, String replaces) {
  /** The data's run. */
  public String runId() {
    return ManifestCodec.runIdOf(key);
  }

  /** The source table. */
  public SourceTable source() {
    return Revisions.sourceOf(key);
  }

  /** The source table's name; the unit of the stage. */
  public String table() {
    return Revisions.tableOf(key);
  }
}
