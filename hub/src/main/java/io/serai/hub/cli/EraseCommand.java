package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai erase FLOW}: forget one person. The flow's next run does it. */
@Command(
    name = "erase",
    description = "Erase one person from a flow's stores; its next run does it.",
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FLOW", description = "The flow's name; ./serai flows lists them.")
  private String flow;

  @ArgGroup(multiplicity = "1")
  private Person person;

  @Spec private CommandSpec spec;

  /** One way to say who it is. */
  static final class Person {
    @Option(names = "--profile", description = "The profile's id.")
    private String profile;

    @Option(
        names = "--address",
        description =
            "The e-mail address; - reads it from standard input, so that no shell keeps it.")
    private String address;
  }

  @Override
  public Integer call() throws Exception {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (person.profile != null) {
      body.put("profile", person.profile);
    } else {
      body.put("address", person.address.equals("-") ? line() : person.address);
    }
    JsonNode taken =
        new HubClient().post("/flows/" + HubClient.encoded(flow) + "/erasures", body.toString());
    spec.commandLine()
        .getOut()
        .printf(
            "erasure %s is noted; ./serai trigger %s does it now%n",
            taken.path("erasure").asText(), flow);
    return 0;
  }

  private static String line() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
