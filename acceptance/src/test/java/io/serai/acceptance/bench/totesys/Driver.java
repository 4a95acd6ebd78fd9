package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Scripts run by the driver, files moved by its copy: where there is no psql. */
record Driver() implements Client {
  @Override
  public String name() {
    return "pgjdbc's CopyManager, for want of psql";
  }

  @Override
  public void run(Database database, List<Step> script) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(database.url())) {
      connection.setAutoCommit(false);
      for (Step step : script) {
        run(connection, step);
      }
      connection.commit();
    }
  }

  private static void run(Connection connection, Step step) throws IOException, SQLException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    if (step instanceof Step.CopyOut copy) {
      try (OutputStream out = Files.newOutputStream(copy.file())) {
        copies.copyOut("COPY (%s) TO STDOUT (FORMAT csv, HEADER)".formatted(copy.what()), out);
      }
    } else if (step instanceof Step.CopyIn copy) {
      try (InputStream in = Files.newInputStream(copy.file())) {
        copies.copyIn("COPY %s FROM STDIN (FORMAT csv)".formatted(copy.table()), in);
      }
    } else if (step instanceof Step.Generated generated) {
      for (String statement : texts(connection, generated.query())) {
        execute(connection, statement);
      }
    } else {
      execute(connection, ((Step.Sql) step).text());
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
