package io.serai.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a sandbox is asked for.
 *
 * @param var the only folder that is written
 * @param flows whose servers and data are wanted
 * @param data a folder of the user's own data, whose sub-folder of a flow's name replaces what is
 *     generated for it
 * @param scale 1 or more; 1 makes 11 187 sales orders
 * @param seed of the generated data
 * @param empty true for servers and databases without any schema or rows
 * @param activity how often the source changes; absent for a source that stands still
 */
public record Options(
    Path var,
    List<String> flows,
    Optional<Path> data,
    int scale,
    long seed,
    boolean empty,
    Optional<Duration> activity) {
  public static final long DEFAULT_SEED = 20241115;

  /** The largest scale whose ids fit the source's integers. */
  static final int MAX_SCALE = 100_000;

  public Options {
    if (scale < 1 || scale > MAX_SCALE) {
      throw new SandboxException(
          SandboxError.BAD_OPTION, "--scale '%d' is not between 1 and %d", scale, MAX_SCALE);
    }
    data.ifPresent(Options::requireFolder);
    if (empty && activity.isPresent()) {
      throw new SandboxException(
          SandboxError.BAD_OPTION, "--activity needs a source with a schema, --empty makes none");
    }
    var = var.toAbsolutePath().normalize();
  }

  private static void requireFolder(Path data) {
    if (!Files.isDirectory(data)) {
      throw new SandboxException(SandboxError.BAD_OPTION, "--data '%s' is no folder", data);
    }
  }

  /** The user's own data of a flow, when there are any. */
  public Optional<Path> data(String flow) {
    return data.map(folder -> folder.resolve(flow)).filter(Files::isDirectory);
  }
}
