package io.serai.totesys.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.SeraiException;
import io.serai.totesys.TotesysError;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFileTest {
  private static final String HEADER = "rate_date,from_ccy,to_ccy,rate\n";

  @Test
  void rows_become_rates() {
    assertThat(
            RateFile.read(
                "\uFEFF" + HEADER + "2022-11-03,USD,GBP,0.88950000\r\n\n 2022-11-04, EUR ,GBP,1"))
        .containsExactly(
            new Rate(LocalDate.of(2022, 11, 3), "USD", "GBP", new BigDecimal("0.88950000")),
            new Rate(LocalDate.of(2022, 11, 4), "EUR", "GBP", BigDecimal.ONE));
    assertThat(RateFile.read(HEADER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      03.11.2022,USD,GBP,0.9   | row '3', column 'rate_date': '03.11.2022' is no day
      2022-02-30,USD,GBP,0.9   | row '3', column 'rate_date': '2022-02-30' is no day
      -0001-01-01,USD,GBP,0.9  | row '3', column 'rate_date': '-0001-01-01' is no day
      2022-11-03,usd,GBP,0.9   | row '3', column 'from_ccy': 'usd' is no code
      2022-11-03,USD,Pound,0.9 | row '3', column 'to_ccy': 'Pound' is no code
      2022-11-03,USD,USD,1     | row '3', column 'to_ccy': 'USD' is the currency it comes from
      2022-11-03,USD,GBP,0     | row '3', column 'rate': '0' is no number above zero
      2022-11-03,USD,GBP,-0.9  | row '3', column 'rate': '-0.9' is no number above zero
      2022-11-03,USD,GBP,1e9   | row '3', column 'rate': '1e9' is no number above zero
      2022-11-03,USD,GBP,0.123456789 | row '3', column 'rate': '0.123456789' is no number above zero
      2022-11-03,USD,GBP,0,9   | row '3' has '5' fields, not '4'
      2022-11-03;USD;GBP;0.9   | row '3' has '1' fields, not '4'
      2022-11-02,USD,GBP,0.8   | row '3', column 'rate_date': '2022-11-02' has its rate in a row above
      """)
  void a_row_that_does_not_hold_is_told_with_its_place(String row, String why) {
    assertThatThrownBy(() -> RateFile.read(HEADER + "2022-11-02,USD,GBP,0.9\n" + row))
        .isInstanceOf(SeraiException.class)
        .hasMessageContaining(why)
        .extracting(e -> ((SeraiException) e).code())
        .isEqualTo(TotesysError.BAD_RATES);
  }

  @Test
  void another_header_is_refused() {
    assertThatThrownBy(() -> RateFile.read("day,from,to,rate\n"))
        .hasMessageContaining("its first line is not 'rate_date,from_ccy,to_ccy,rate'");
    assertThatThrownBy(() -> RateFile.read("")).isInstanceOf(SeraiException.class);
  }
}
