package io.serai.totesys.extract;

import io.serai.core.Drift;
import io.serai.core.SeraiException;
import io.serai.core.SourceLoad;
import io.serai.totesys.SourceTable;
import io.serai.totesys.SourceTable.Column;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at a source table without reading its rows. */
public final class SourceCatalog {
  private final SourceDb source;
  private final String schema;
  private final SqlTemplate columns;
  private final SqlTemplate state;
  private final SqlTemplate estimate;

  /**
   * @param schema the schema of the source tables, unquoted
   * @param sqlFolder where {@code columns.sql}, {@code state.sql} and {@code estimate.sql} lie
   */
  public SourceCatalog(SourceDb source, String schema, Path sqlFolder) {
    this.source = source;
    this.schema = schema;
    this.columns = SqlTemplate.read(sqlFolder, "columns");
    this.state = SqlTemplate.read(sqlFolder, "state");
    this.estimate = SqlTemplate.read(sqlFolder, "estimate");
  }

  /** The table's name for SQL. */
  SqlText name(SourceTable table) {
    return SqlText.identifier(schema, table.table());
  }

  /**
   * What a look at a table shows.
   *
   * @param drift in what its columns differ from the known ones
   * @param state null when it cannot be read like this
   */
  record Look(List<Drift> drift, TableState state) {}

  /**
   * The table as it stands now.
   *
   * @param load notes what looking costs the source
   * @throws SeraiException SOURCE_UNAVAILABLE
   */
  Look look(SourceTable table, SourceLoad load) {
    return source.read(
        load,
        connection -> {
          List<Drift> drift = ColumnCheck.drift(table, columns(connection, table));
          if (drift.stream().anyMatch(Drift::breaking)) {
            return new Look(drift, null);
          }
          List<String> additional = drift.stream().map(Drift::name).toList();
          List<String> all = new ArrayList<>(table.columns().stream().map(Column::name).toList());
          all.addAll(additional);
          return new Look(drift, state(connection, table, List.copyOf(all), additional));
        });
  }

  /** What the planner expects of a delta. */
  Estimate estimate(SourceTable table, TableState state, Stamp since, SourceLoad load) {
    String sql =
        estimate.with(
            Map.of(
                "columns", SqlText.identifiers(state.columns()),
                "table", name(table),
                "since", SqlText.moment(since)));
    return source.read(
        load,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet plan = statement.executeQuery()) {
            plan.next();
            return Estimate.of(plan.getString(1));
          }
        });
  }

  private Map<String, String> columns(Connection connection, SourceTable table)
      throws SQLException {
    Map<String, String> found = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(columns.text())) {
      statement.setString(1, schema);
      statement.setString(2, table.table());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getString("column_name"), row.getString("data_type"));
        }
      }
    }
    return found;
  }

  private TableState state(
      Connection connection, SourceTable table, List<String> all, List<String> additional)
      throws SQLException {
    String sql = state.with(Map.of("table", name(table), "key", SqlText.identifier(table.key())));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name(table).toString());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new TableState(
            all,
            additional,
            new Stamp(row.getString("clock")),
            row.getString("encoding"),
            row.getLong("bytes"),
            row.getObject("first_key", Long.class),
            row.getObject("last_key", Long.class));
      }
    }
  }
}
