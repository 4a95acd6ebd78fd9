package io.serai.hub.cli;

import io.serai.hub.api.ApiJson;
import io.serai.hub.flow.Flow;
import io.serai.hub.flow.Flow.Stage;
import io.serai.hub.flow.Flows;
import io.serai.hub.ledger.RunQueries.RunView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the demo says at its end, on the terminal and in the report file. */
record DemoSummary(List<RunView> runs, boolean succeeded) {

  /** One line of the report. */
  record Row(
      String flow,
      String stage,
      long read,
      long written,
      long rejected,
      long skipped,
      long held,
      double seconds,
      String status) {}

  /** The report file. */
  record Report(boolean ok, List<Row> runs) {}

  void print(PrintWriter out) {
    out.println();
    RunTable.print(out, runs);
    out.println();
    for (Flow flow : Flows.all().values()) {
      List<RunView> own = runs.stream().filter(r -> r.flow().equals(flow.name())).toList();
      if (!own.isEmpty()) {
        out.println(sentence(flow, own));
      }
    }
    out.flush();
  }

  private String sentence(Flow flow, List<RunView> own) {
    String done =
        flow.stages().stream()
            .filter(stage -> own.stream().anyMatch(run -> run.stage().equals(stage.name())))
            .map(stage -> units(stage, own))
            .collect(Collectors.joining(", "));
    boolean balanced = own.stream().allMatch(DemoSummary::balanced);
    return "%s: %s; %s"
        .formatted(
            flow.name(), done, balanced ? "all balanced." : "NOT balanced: see the rows above.");
  }

  private static String units(Stage stage, List<RunView> own) {
    int units =
        own.stream().filter(r -> r.stage().equals(stage.name())).mapToInt(RunView::units).sum();
    return units + " " + stage.done();
  }

  private static boolean balanced(RunView r) {
    return r.read() == r.written() + r.rejected() + r.skipped() + r.held()
        && !r.status().equals("FAILED");
  }

  void write(Path file) throws IOException {
    List<Row> rows =
        runs.stream()
            .map(
                r ->
                    new Row(
                        r.flow(),
                        r.stage(),
                        r.read(),
                        r.written(),
                        r.rejected(),
                        r.skipped(),
                        r.held(),
                        RunTable.seconds(r),
                        r.status()))
            .toList();
    Files.writeString(file, ApiJson.write(new Report(succeeded, rows)), StandardCharsets.UTF_8);
  }
}
