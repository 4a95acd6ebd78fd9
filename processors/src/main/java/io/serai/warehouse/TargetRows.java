package io.serai.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.ErrorCode;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.core.SqlFile;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows of every target: counted when a load commits, and compared before the next one. Rows
 * that came or went in between did so behind the hub's back.
 */
public final class TargetRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> targets;
  private final String flow;
  private final ErrorCode missing;

  /**
   * @param targets their tables, as SQL names them
   * @param missing the code of a number that changed
   */
  public TargetRows(List<String> targets, String flow, ErrorCode missing) {
    this.targets = List.copyOf(targets);
    this.flow = flow;
    this.missing = missing;
  }

  /** The numbers now, as JSON. */
  public String count(Connection connection, SqlFile sql) throws SQLException {
    return write(read(connection, sql));
  }

  /**
   * Reports every target that holds another number of rows than when the newest load committed. It
   * goes on being reported until a load commits, which records the numbers of its own moment.
   */
  public void check(Run run, Connection connection, SqlFile sql) throws SQLException {
    Optional<String> newest =
        Statements.texts(connection, sql.get("newest_target_rows")).stream().findFirst();
    if (newest.isEmpty()) {
      return;
    }
    Map<String, Long> now = read(connection, sql);
    parse(newest.get())
        .forEach(
            (target, rows) -> {
              if (!rows.equals(now.get(target))) {
                run.notConserved(
                    target,
                    new SeraiException(
                        missing,
                        flow,
                        "table '%s' held %d rows after the last load and holds %d now",
                        target,
                        rows,
                        now.get(target)));
              }
            });
  }

  private Map<String, Long> read(Connection connection, SqlFile sql) throws SQLException {
    String counts =
        targets.stream()
            .map(target -> sql.get("count", Map.of("target", target)))
            .collect(Collectors.joining(", "));
    Map<String, Long> rows = new TreeMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(sql.get("target_rows", Map.of("counts", counts)));
        ResultSet row = statement.executeQuery()) {
      row.next();
      for (String target : targets) {
        rows.put(target, row.getLong(target));
      }
    }
    return rows;
  }

  private static String write(Map<String, Long> rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> parse(String json) {
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, Long>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
