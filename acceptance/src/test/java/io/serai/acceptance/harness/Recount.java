package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts a mailbox's documents again, in plain SQL over their file, and compares every count and
 * date of the indices with it. Shares no code with the flow.
 */
public final class Recount implements AutoCloseable {
  private static final List<String> QUESTIONS =
      List.of(
          "message",
          "role",
          "engagement",
          "statistics",
          "domain",
          "domain_address",
          "domain_account");
  private static final Map<String, String> TABLES =
      Map.of(
          "roles", Mailbox.ROLES,
          "accounts", Mailbox.ACCOUNTS,
          "statistics", Mailbox.STATISTICS,
          "domains", Mailbox.DOMAINS);
  private static final int SHOWN = 5;

  private final Connection duckdb;
  private final Path folder;

  /**
   * Counts.
   *
   * @param hits the documents of the mailbox, one hit in a line
   * @param excluded domains that do not count, separated by commas
   */
  public Recount(Path hits, String excluded) {
    try {
      folder = Files.createTempDirectory(Path.of("acceptance/target"), "recount");
      duckdb = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("count.db"));
      // why: rows are compared whole, and a million messages make ten million of them
      run("SET memory_limit = '6GB'");
      run("SET preserve_insertion_order = false");
      run("SET threads = 2");
      run(
          script("recount.sql")
              .replace("${source}", hits.toString())
              .replace("${excluded}", excluded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the indices say otherwise than the recount; empty when every row is equal. */
  public List<String> differences(Mailbox mailbox) {
    TABLES.forEach((table, index) -> load(table, mailbox, index));
    run(script("stored.sql"));
    List<String> differences = new ArrayList<>();
    for (String question : QUESTIONS) {
      differences.addAll(missing("-", "expected_" + question, "actual_" + question));
      differences.addAll(missing("+", "actual_" + question, "expected_" + question));
    }
    return differences;
  }

  /** How many rows are compared. */
  public long size() {
    return QUESTIONS.stream().mapToLong(q -> count("SELECT count(*) FROM expected_" + q)).sum();
  }

  private void load(String table, Mailbox mailbox, String index) {
    Path file = folder.resolve(table + ".ndjson");
    mailbox.store().export(mailbox.index(index), file);
    run(
        """
        CREATE TABLE %s AS SELECT _id, _source AS d
        FROM read_ndjson('%s', columns = {_id: 'VARCHAR', _source: 'JSON'}, maximum_object_size = 33554432)
        """
            .formatted(table, file));
  }

  private List<String> missing(String sign, String here, String there) {
    String rows = "SELECT * FROM %s EXCEPT ALL SELECT * FROM %s".formatted(here, there);
    long all = count("SELECT count(*) FROM (%s)".formatted(rows));
    List<String> lines = new ArrayList<>();
    if (all > 0) {
      lines.add("%s %d rows of %s".formatted(sign, all, here));
      lines.addAll(texts("SELECT CAST(t AS VARCHAR) FROM (%s) t LIMIT %d".formatted(rows, SHOWN)));
    }
    return lines;
  }

  private long count(String sql) {
    return Long.parseLong(texts(sql).get(0));
  }

  private List<String> texts(String sql) {
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void run(String sql) {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static String script(String name) {
    try (var in = Recount.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Folders.delete(folder);
  }
}
