package io.serai.totesys.rates;

import io.serai.core.SeraiException;
import io.serai.totesys.TotesysError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rates as CSV: the header {@value #HEADER}, then a row each, e.g. {@code
 * 2022-11-03,USD,GBP,0.8895}. Nothing in it needs quotes. A file with a row that does not hold is
 * refused as a whole, so that nobody has to find out what was taken.
 */
public final class RateFile {
  static final String HEADER = "rate_date,from_ccy,to_ccy,rate";

  private static final String[] COLUMNS = HEADER.split(",", -1);
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** why: longer than any, and no power of ten that would take a minute to write down */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}(\\.\\d{1,8})?");

  private RateFile() {}

  /**
   * The rates of a file.
   *
   * @throws SeraiException BAD_RATES with row, column and value of the first row that does not hold
   */
  public static List<Rate> read(String csv) {
    List<String> lines = csv.replaceFirst("^\uFEFF", "").lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new SeraiException(
          TotesysError.BAD_RATES, "totesys", "its first line is not '%s'", HEADER);
    }
    List<Rate> rates = new ArrayList<>();
    Set<Rate.Pair> seen = new HashSet<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Rate rate = row(i + 1, lines.get(i));
      if (!seen.add(rate.pair())) {
        throw refused(i + 1, COLUMNS[0], rate.day().toString(), "has its rate in a row above");
      }
      rates.add(rate);
    }
    return rates;
  }

  private static Rate row(int row, String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != COLUMNS.length) {
      throw new SeraiException(
          TotesysError.BAD_RATES,
          "totesys",
          "row '%d' has '%d' fields, not '%d'",
          row,
          fields.length,
          COLUMNS.length);
    }
    String from = currency(row, 1, fields);
    String to = currency(row, 2, fields);
    if (from.equals(to)) {
      throw refused(row, COLUMNS[2], to, "is the currency it comes from");
    }
    return new Rate(day(row, fields[0].strip()), from, to, number(row, fields[3].strip()));
  }

  private static LocalDate day(int row, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1 && day.getYear() <= 9999) {
        return day;
      }
      throw refused(row, COLUMNS[0], text, "is no day of the years 1 to 9999");
    } catch (DateTimeException e) {
      throw refused(row, COLUMNS[0], text, "is no day like 2022-11-03");
    }
  }

  private static String currency(int row, int column, String... fields) {
    String code = fields[column].strip();
    if (!CURRENCY.matcher(code).matches()) {
      throw refused(row, COLUMNS[column], code, "is no code of a currency like GBP");
    }
    return code;
  }

  private static BigDecimal number(int row, String text) {
    if (NUMBER.matcher(text).matches()) {
      BigDecimal rate = new BigDecimal(text);
      if (rate.signum() > 0) {
        return rate;
      }
    }
    throw refused(
        row, COLUMNS[3], text, "is no number above zero like 0.8895, with at most eight decimals");
  }

  private static SeraiException refused(int row, String column, String value, String why) {
    return new SeraiException(
        TotesysError.BAD_RATES,
        "totesys",
        "row '%d', column '%s': '%s' %s",
        row,
        column,
        value.length() > 40 ? value.substring(0, 40) + "…" : value,
        why);
  }
}
