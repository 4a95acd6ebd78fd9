package io.serai.sandbox;

import io.serai.sandbox.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What one flow needs of a sandbox: servers beside the common ones, and sample data in them. */
public interface FlowSample {
  /** The flow's word. */
  String flow();

  /** Which data the options ask for, in one line: other data, other line. */
  String identity(Options options) throws IOException;

  /**
   * Starts the flow's own servers.
   *
   * @param folder of the sandbox; what is stored below it stays between two starts
   */
  default List<Server> start(Path folder, StandIns standIns) {
    return List.of();
  }

  /** Puts the data into servers that have none; called once for a folder. */
  void fill(Options options, StandIns standIns, PrintStream out);

  /** Begins to change the data as a live source changes, when the options ask for it. */
  default void live(Options options, StandIns standIns, PrintStream out) {}
}
