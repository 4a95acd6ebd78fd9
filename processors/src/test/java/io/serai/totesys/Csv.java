package io.serai.totesys;

import io.serai.lake.Sha256;
import io.serai.totesys.SourceTable.Reading;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** CSV as extract writes it: a header, and the row's hash in the last column of a large table. */
public final class Csv {
  /** A moment, for columns that do not matter. */
  public static final String T0 = "2022-11-03 14:20:49.962";

  private Csv() {}

  /** A table's file of these lines. */
  public static String of(SourceTable table, String... lines) {
    boolean hashed = table.reading() == Reading.INCREMENTAL;
    StringBuilder csv =
        new StringBuilder(
            table.columns().stream()
                .map(SourceTable.Column::name)
                .collect(Collectors.joining(",")));
    csv.append(hashed ? ",row_hash\n" : "\n");
    for (String line : lines) {
      csv.append(line);
      if (hashed) {
        csv.append(',').append(Sha256.hex(line.getBytes(StandardCharsets.UTF_8)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** What a comparison found: a tombstone is a line that {@link #tombstone} made. */
  public static String compared(SourceTable table, String... lines) {
    String[] plain = of(table, lines).split("\n");
    StringBuilder csv = new StringBuilder(plain[0]).append(",row_deleted\n");
    for (int i = 0; i < lines.length; i++) {
      csv.append(plain[i + 1]).append(lines[i].contains(",,,") ? ",t\n" : ",f\n");
    }
    return csv.toString();
  }

  /** The end of a row, missed at a moment. */
  public static String tombstone(SourceTable table, int id, String missed) {
    return table.columns().stream()
        .skip(1)
        .map(column -> column.name().equals("last_updated") ? missed : "")
        .collect(Collectors.joining(",", id + ",", ""));
  }

  public static String salesOrder(int id, String updated, int units, String price, int design) {
    return salesOrder(id, updated, units, price, design, "2022-11-10");
  }

  /** A sales order of staff 1, counterparty 1, currency 1, delivered to location 1. */
  public static String salesOrder(
      int id, String updated, int units, String price, int design, String delivery) {
    return "%d,2022-11-03 14:20:52.186,%s,%d,1,1,%d,%s,1,%s,2022-11-03,1"
        .formatted(id, updated, design, units, price, delivery);
  }

  public static String payment(int id, String updated, String amount, boolean paid) {
    return "%d,2022-11-03 14:20:52.186,%s,%d,1,%s,1,1,%s,2022-11-07,52923196,32957646"
        .formatted(id, updated, id, amount, paid ? "t" : "f");
  }

  public static String transaction(int id, String type, String order, String purchase) {
    return "%d,%s,%s,%s,%s,%s".formatted(id, type, order, purchase, T0, T0);
  }

  public static String design(int id, String location) {
    return "%d,%s,Wooden,%s,wooden.json,%s".formatted(id, T0, location, T0);
  }

  public static String address(int id, String line2, String city) {
    return "%d,6826 Herzog Via,%s,Avon,%s,08841,Turkey,1803 637401,%s,%s"
        .formatted(id, line2, city, T0, T0);
  }

  public static String counterparty(int id, String name, int address) {
    return "%d,%s,%d,Micheal Toy,Lucy,%s,%s".formatted(id, name, address, T0, T0);
  }

  public static String department(int id, String name, String location) {
    return "%d,%s,%s,Ross,%s,%s".formatted(id, name, location, T0, T0);
  }

  public static String staff(int id, String last, int department) {
    return "%d,Irving,%s,%d,i@example.test,%s,%s".formatted(id, last, department, T0, T0);
  }

  public static String currency(int id, String code) {
    return "%d,%s,%s,%s".formatted(id, code, T0, T0);
  }
}
