package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** The barest client of PostgreSQL there is on this machine. */
interface Client {
  /** Its name and version. */
  String name();

  /** Runs a script in one transaction. */
  void run(Database database, List<Step> script) throws IOException, SQLException;

  /** psql where there is one, else the driver's own copy. */
  static Client best() {
    try {
      Process process = new ProcessBuilder("psql", "--version").start();
      String version =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Psql(version);
    } catch (IOException e) {
      return new Driver();
    }
  }
}
