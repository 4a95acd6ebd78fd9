package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai dead-letters}: what was set aside; show, replay or discard one. */
@Command(
    name = "dead-letters",
    description = "Inputs that were set aside.",
    mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Runnable {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    list(call("", false));
  }

  @Command(
      name = "show",
      description = "One letter with its body.",
      mixinStandardHelpOptions = true)
  void show(@Parameters(paramLabel = "ID") long id) {
    out().println(call("/" + id, false).toPrettyString());
  }

  @Command(
      name = "replay",
      description = "Give the input back to its stage.",
      mixinStandardHelpOptions = true)
  void replay(@Parameters(paramLabel = "ID") long id) {
    out().println(call("/" + id + "/replay", true).toPrettyString());
  }

  @Command(
      name = "discard",
      description = "Never try the input again.",
      mixinStandardHelpOptions = true)
  void discard(@Parameters(paramLabel = "ID") long id) {
    out().println(call("/" + id + "/discard", true).toPrettyString());
  }

  private void list(JsonNode letters) {
    if (json) {
      out().println(letters.toPrettyString());
      return;
    }
    for (JsonNode letter : letters) {
      out()
          .printf(
              "%-6s %-10s %s-%s %s%n       %s%n",
              letter.path("id").asText(),
              letter.path("state").asText(),
              letter.path("flow").asText(),
              letter.path("stage").asText(),
              letter.path("input").asText(),
              letter.path("error").asText());
    }
  }

  private static JsonNode call(String path, boolean post) {
    try {
      HubClient hub = new HubClient();
      return post ? hub.post("/dead-letters" + path, "") : hub.get("/dead-letters" + path);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
