package io.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
  @Parameters(paramLabel = "FILE", description = "The CSV file, 1 MB at most.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    String csv = Files.readString(Places.callers(file));
    JsonNode taken = new HubClient().post("/flows/totesys/rates", "text/csv", csv);
    spec.commandLine().getOut().printf("%d rates are in%n", taken.path("rates").asInt());
    return 0;
  }
}
