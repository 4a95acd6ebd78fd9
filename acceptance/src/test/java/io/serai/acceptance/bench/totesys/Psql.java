package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Scripts run by {@code psql}, files moved by its {@code \copy}. */
record Psql(String name) implements Client {
  @Override
  public void run(Database database, List<Step> script) throws IOException {
    Path file = Files.createTempFile("serai-bench", ".sql");
    Files.writeString(
        file, script.stream().map(Psql::line).collect(Collectors.joining("\n")) + "\n");
    URI server = URI.create(database.url().replaceFirst("^jdbc:", ""));
    Process process =
        new ProcessBuilder(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--tuples-only",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                "--host=" + server.getHost(),
                "--port=" + server.getPort(),
                "--username=postgres",
                "--dbname=" + server.getPath().substring(1),
                "--file=" + file)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("psql: " + said);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Files.delete(file);
  }

  private static String line(Step step) {
    if (step instanceof Step.CopyOut copy) {
      return "\\copy (%s) TO '%s' (FORMAT csv, HEADER)"
          .formatted(oneLine(copy.what()), copy.file());
    }
    if (step instanceof Step.CopyIn copy) {
      return "\\copy %s FROM '%s' (FORMAT csv)".formatted(copy.table(), copy.file());
    }
    if (step instanceof Step.Generated generated) {
      return generated.query() + "\n\\gexec";
    }
    return ((Step.Sql) step).text() + ";";
  }

  private static String oneLine(String sql) {
    return sql.replace('\n', ' ');
  }
}
