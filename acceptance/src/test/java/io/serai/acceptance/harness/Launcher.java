package io.serai.acceptance.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line of a hub's process, with the flags that {@code ./serai} gives. */
final class Launcher {
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags=\"(.*)\"$");

  /** What the build adds for the many short lives of a test; benchmarks have none of it. */
  private static final String SHORT_LIVED = System.getProperty("serai.hub.flags", "");

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** What {@code ./serai rehearse} leaves after a build. */
  private static final Path START = Path.of("hub/target/start");

  private Launcher() {}

  /** A start as the launcher's, beside what {@link #SHORT_LIVED} adds. */
  static List<String> start(String... arguments) throws IOException {
    return command(rehearsed() ? "@" + START.resolve("flags") : Rehearsal.flag(), arguments);
  }

  /** The flags of the build for the environment of {@code ./serai}. */
  static Map<String, String> environment() {
    return SHORT_LIVED.isEmpty() ? Map.of() : Map.of("SERAI_JVM", SHORT_LIVED);
  }

  /**
   * @param flag what this start adds to the launcher's flags
   */
  static List<String> command(String flag, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.addAll(flags());
    command.add(flag);
    command.add("-Xlog:cds*=off");
    command.add("-Dlog4j2.configurationFile=config/log4j2.properties");
    command.addAll(List.of("-cp", "hub/target/*:hub/target/lib/*", "io.serai.hub.Serai"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> flags() throws IOException {
    Matcher flags = FLAGS.matcher(Files.readString(Path.of("serai"), StandardCharsets.UTF_8));
    if (!flags.find()) {
      throw new IllegalStateException("./serai sets no JVM flags any more");
    }
    return Stream.concat(Stream.of(flags.group(1).split(" ")), Stream.of(SHORT_LIVED.split(" ")))
        .filter(flag -> !flag.isEmpty())
        .toList();
  }

  /** Whether this JVM rehearsed a start, as {@code ./serai} has it do after a build. */
  private static boolean rehearsed() throws IOException {
    Path by = START.resolve("java");
    return Files.exists(by)
        && Files.isSameFile(Path.of(Files.readString(by, StandardCharsets.UTF_8).strip()), JAVA);
  }
}
