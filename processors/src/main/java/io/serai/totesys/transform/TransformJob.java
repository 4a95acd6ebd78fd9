package io.serai.totesys.transform;

import io.serai.lake.Fetch;
import io.serai.lake.FetchedWork;
import io.serai.lake.Manifest;
import io.serai.totesys.SourceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One table of one extract run on its way through the stage. */
public final class TransformJob implements FetchedWork {
  private final TransformInput input;
  private final Map<SourceTable, Manifest> sources;
  private final Path folder;
  private final List<Fetch> fetches;
  private Remodelled result;

  /**
   * @param sources the table's own manifest and those of the tables it is joined with
   * @param fetches every part of them
   */
  TransformJob(
      TransformInput input, Map<SourceTable, Manifest> sources, Path folder, List<Fetch> fetches) {
    this.input = input;
    this.sources = Map.copyOf(sources);
    this.folder = folder;
    this.fetches = List.copyOf(fetches);
  }

  public TransformInput input() {
    return input;
  }

  /** The manifest of the table itself. */
  public Manifest own() {
    return sources.get(input.source());
  }

  Map<SourceTable, Manifest> sources() {
    return sources;
  }

  Path folder() {
    return folder;
  }

  @Override
  public List<Fetch> fetches() {
    return fetches;
  }

  /** The local files of a table's parts; empty for a parent that was never extracted. */
  List<Fetch> filesOf(SourceTable table) {
    return fetches.stream().filter(f -> f.unit().equals(table.table())).toList();
  }

  /** How many rows a table's manifest says there are; none of a parent that was never extracted. */
  long rowsOf(SourceTable table) {
    return sources.containsKey(table) ? sources.get(table).rows() : 0;
  }

  void finish(Remodelled remodelled) {
    result = remodelled;
  }

  Remodelled result() {
    return result;
  }

  /** The Parquet files to put. */
  public List<Product> products() {
    return result.products();
  }

  /** The manifest to put after them (I1). */
  public Manifest manifest() {
    return result.manifest();
  }
}
