package io.serai.totesys.rates;

import io.serai.core.SqlFile;
import io.serai.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The warehouse's table {@code fx_rate}. */
public final class RateTable {
  private final Warehouse warehouse;
  private final Runnable prepare;
  private final SqlFile sql;

  /**
   * @param prepare makes the warehouse's tables, where no load has done so yet
   * @param folder {@code config/totesys/rates}
   */
  public RateTable(Warehouse warehouse, Runnable prepare, Path folder) {
    this.warehouse = warehouse;
    this.prepare = prepare;
    this.sql = SqlFile.read(folder.resolve("rates.sql"));
  }

  /** What was taken. */
  public record Taken(int rates) {}

  /**
   * Puts the rates of a {@link RateFile}, in one transaction; those of the same days and currencies
   * are replaced. Repeating it changes nothing.
   *
   * @throws io.serai.core.SeraiException BAD_RATES, WAREHOUSE_UNAVAILABLE, LOAD_FAILED
   */
  public Taken put(String csv) {
    List<Rate> rates = RateFile.read(csv);
    prepare.run();
    return warehouse.transaction(
        connection -> {
          try (Statement lock = connection.createStatement()) {
            lock.execute(sql.get("lock"));
          }
          run(connection, "delete", rates, false);
          run(connection, "insert", rates, true);
          return new Taken(rates.size());
        });
  }

  private void run(Connection connection, String name, List<Rate> rates, boolean whole)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.get(name))) {
      for (Rate rate : rates) {
        statement.setObject(1, rate.day());
        statement.setString(2, rate.from());
        statement.setString(3, rate.to());
        if (whole) {
          statement.setBigDecimal(4, rate.rate());
        }
        statement.addBatch();
      }
      if (!rates.isEmpty()) {
        statement.executeBatch();
      }
    }
  }
}
