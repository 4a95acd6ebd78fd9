package io.serai.acceptance.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The one sandbox of a Maven run, a process of its own; tests share it under names of their own.
 */
public final class Sandbox {
  private static final Path VAR = Path.of("acceptance/target/var");
  private static final Properties ENDPOINTS =
      new SandboxStart(VAR, List.of("--flows", "totesys,engagements,sailthru,leads,mail"))
          .endpoints();

  private Sandbox() {}

  /** An address of the sandbox, by its key in {@code endpoints.properties}. */
  public static String address(String key) {
    return ENDPOINTS.getProperty(key);
  }

  /** Where the sandbox keeps its files; objects of S3 are plain files below it. */
  public static Path var() {
    return VAR;
  }

  /** The class path of the sandbox, as the launcher gives it. */
  public static String classPath() {
    return "sandbox/target/*:sandbox/target/lib/*";
  }
}
