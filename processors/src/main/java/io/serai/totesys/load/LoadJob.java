package io.serai.totesys.load;

import io.serai.lake.Fetch;
import io.serai.lake.FetchedWork;
import java.nio.file.Path;
import java.util.List;

/** All of one extract run that goes into one transaction. */
public final class LoadJob implements FetchedWork {
  private final String runId;
  private final Path folder;
  private final List<LoadUnit> units;

  LoadJob(String runId, Path folder, List<LoadUnit> units) {
    this.runId = runId;
    this.folder = folder;
    this.units = List.copyOf(units);
  }

  String runId() {
    return runId;
  }

  Path folder() {
    return folder;
  }

  /** Manifests whose parts arrived as they were written; the others are set aside. */
  List<LoadUnit> units() {
    return units.stream().filter(LoadUnit::intact).toList();
  }

  /** The same work, a job for each manifest, in order. */
  List<LoadJob> apart() {
    return units().stream().map(unit -> new LoadJob(runId, folder, List.of(unit))).toList();
  }

  @Override
  public List<Fetch> fetches() {
    return units.stream().flatMap(unit -> unit.fetches().stream()).toList();
  }

  /** The CSV that a part becomes on its way. */
  static Path csv(Fetch fetch) {
    return fetch.file().resolveSibling(fetch.file().getFileName() + ".csv");
  }
}
