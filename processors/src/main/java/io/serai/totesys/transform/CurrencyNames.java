package io.serai.totesys.transform;

import static io.serai.totesys.DuckSession.text;

import io.serai.totesys.DuckSession;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;

/** The JVM's English names of the ISO 4217 currencies, as a lookup table. */
final class CurrencyNames {
  private CurrencyNames() {}

  static void load(DuckSession duck) {
    String rows =
        Currency.getAvailableCurrencies().stream()
            .filter(CurrencyNames::isMoney)
            .map(c -> "(%s, %s)".formatted(text(c.getCurrencyCode()), text(name(c))))
            .sorted()
            .collect(Collectors.joining(", "));
    duck.run(
        "CREATE TEMP TABLE currency_names AS SELECT * FROM (VALUES %s) AS n(currency_code, currency_name)"
            .formatted(rows));
  }

  private static String name(Currency currency) {
    return currency.getDisplayName(Locale.ENGLISH);
  }

  /** why: the JVM also lists XXX (no currency) and XTS (tests), which name no money. */
  private static boolean isMoney(Currency currency) {
    return !currency.getCurrencyCode().equals("XXX") && !currency.getCurrencyCode().equals("XTS");
  }
}
