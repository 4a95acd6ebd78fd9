package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai rates FILE}: exchange rates for the warehouse of flow totesys. */
@Command(
    name = "rates",
    description = "Put exchange rates into the warehouse of flow totesys.",
    footer = {
      "",
      "The file is CSV with the header rate_date,from_ccy,to_ccy,rate and rows like",
      "2022-11-03,USD,GBP,0.8895. All of it is taken or nothing; rates of the same days are",
      "replaced. Question revenue-converted answers with them, missing-rates names days without."
    },
    mixinStandardHelpOptions = true)
final class RatesCommand implements Callable<Integer> {
  /** What the API takes: camel.server.maxBodySize. */
  private static final long MOST_BYTES = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "The CSV file, 1 MB at most.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path rates = Places.callers(file);
    if (Files.size(rates) > MOST_BYTES) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is larger than %d bytes; send it in parts".formatted(file, MOST_BYTES));
    }
    String csv = Files.readString(rates);
    JsonNode taken = new HubClient().post("/flows/totesys/rates", "text/csv", csv);
    spec.commandLine().getOut().printf("%d rates are in%n", taken.path("rates").asInt());
    return 0;
  }
}
