package io.serai.sailthru.stage;

import io.serai.lake.Fetch;
import io.serai.lake.FetchedWork;
import io.serai.lake.Manifest;
import io.serai.lake.Part;
import io.serai.sailthru.Entry;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One delivered file on its way to staged parts. */
public final class StageJob implements FetchedWork {
  private final String key;
  private final Manifest received;
  private final Path folder;
  private final Fetch fetch;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  /**
   * @param key of the receive manifest
   * @param folder for working files
   */
  StageJob(String key, Manifest received, Path folder) {
    this.key = key;
    this.received = received;
    this.folder = folder;
    this.fetch = new Fetch(key, received.name(), received.parts().get(0), folder.resolve("export"));
  }

  /**
   * A finished local file and the object it becomes.
   *
   * @param part null for a file that is only set aside
   */
  public record Output(String key, File file, Part part) {}

  /** The unit's name. */
  public String name() {
    return received.name();
  }

  String key() {
    return key;
  }

  Manifest received() {
    return received;
  }

  Path folder() {
    return folder;
  }

  public Fetch fetch() {
    return fetch;
  }

  /** The name under which it was delivered. */
  String exportName() {
    return received.facts().get("name");
  }

  void add(Entry entry, List<Output> parts) {
    entries.add(entry);
    outputs.addAll(parts);
  }

  void setAside(Output file) {
    outputs.add(file);
  }

  List<Entry> entries() {
    return entries;
  }

  /** What is to be put, in order. */
  public List<Output> outputs() {
    return outputs;
  }

  List<Part> parts() {
    return outputs.stream().map(Output::part).filter(part -> part != null).toList();
  }

  @Override
  public List<Fetch> fetches() {
    return List.of(fetch);
  }
}
