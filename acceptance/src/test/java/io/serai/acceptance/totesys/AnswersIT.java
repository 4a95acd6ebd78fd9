package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.acceptance.harness.Api;
import io.serai.acceptance.harness.Shell;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every question of the flow, against the same question put to the source in other words. */
@TestInstance(Lifecycle.PER_CLASS)
class AnswersIT {
  private static final String ORDERS =
      """
      (SELECT o.*, units_sold * unit_price AS money, currency_code, design_name, first_name, last_name,
        d.location AS office, a.city, a.country, o.created_at::date AS day
      FROM sales_order AS o JOIN currency USING (currency_id) JOIN design USING (design_id)
      JOIN staff AS s USING (staff_id) JOIN department AS d USING (department_id)
      JOIN address AS a ON address_id = agreed_delivery_location_id) AS o""";

  private static final String PUT = "/api/v1/flows/totesys/rates";
  private static final String RATES = "rate_date,from_ccy,to_ccy,rate\n";
  private static final String MISSING = "missing-rates?to=GBP";

  @TempDir private Path folder;

  private final Space space = Space.generated();
  private final TestHub hub = TestHub.start(space, Map.of("hub.questions.max-rows", "5000"));
  private final Api reader = hub.api("ops:read");

  @BeforeAll
  void first_run() {
    hub.totesys();
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      revenue-by-country;  country;                                     country
      revenue-by-location; agreed_delivery_location_id, city, country;  location_id, city, country
      revenue-by-item;     design_name;                                 design_name
      revenue-by-staff;    staff_id, first_name, last_name;             staff_id, first_name, last_name
      revenue-by-office;   office;                                      office
      revenue-by-day;      day;                                         created_date
      revenue-by-day-name; extract(isodow FROM day)::int, to_char(day, 'FMDay');   day_of_week, day_name
      revenue-by-month;    extract(month FROM day)::int, to_char(day, 'FMMonth');  month, month_name
      revenue-by-quarter;  extract(quarter FROM day)::int;              quarter
      """)
  void revenue_is_the_sources_in_each_currency_for_itself(
      String question, String group, String columns) {
    List<String> expected =
        space
            .source()
            .rows(
                "SELECT %s, currency_code, count(*), sum(money) FROM %s GROUP BY %s, currency_code"
                    .formatted(group, ORDERS, group));

    JsonNode answer = answer(question);

    assertThat(expected).hasSizeGreaterThan(2);
    assertThat(rows(answer)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(answer.path("columns"))
        .extracting(column -> column.path("name").asText())
        .containsExactly((columns + ", currency_code, orders, revenue").split(", "));
    assertThat(answer.path("truncated").asBoolean(true)).isFalse();
    assertThat(rows(answer(question + "?currency=EUR")))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(row -> row.contains("|EUR|")).toList());
  }

  @Test
  void revenue_by_currency_and_the_most_used_currency_are_the_sources() {
    List<String> expected =
        space
            .source()
            .rows(
                """
                SELECT currency_code, count(*), sum(money) FROM %s GROUP BY 1 ORDER BY count(*) DESC, 1"""
                    .formatted(ORDERS));

    List<String> used = rows(answer("most-used-currency"));

    assertThat(used)
        .extracting(row -> row.replaceFirst("^\\d+\\|(\\w+)\\|[^|]+", "$1"))
        .isEqualTo(expected);
    assertThat(used.get(0)).startsWith("1|");
    assertThat(rows(answer("revenue-by-currency")))
        .extracting(row -> row.replaceFirst("\\|[^|]+", ""))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void revenue_per_sale_is_the_sources_for_one_sale_and_for_a_span_of_days() {
    String sale =
        "SELECT sales_order_id, day, units_sold, unit_price, currency_code, money FROM %s"
            .formatted(ORDERS);
    String first = space.source().one("SELECT min(created_at)::date FROM sales_order");
    String last = space.source().one("SELECT min(created_at)::date + 6 FROM sales_order");

    assertThat(rows(answer("revenue-by-sale?sale=3")))
        .hasSize(1)
        .isEqualTo(space.source().rows(sale + " WHERE sales_order_id = 3"));
    assertThat(rows(answer("revenue-by-sale?since=%s&until=%s".formatted(first, last))))
        .hasSizeGreaterThan(10)
        .isEqualTo(
            space
                .source()
                .rows(
                    "%s WHERE day BETWEEN '%s' AND '%s' ORDER BY day DESC, 1 DESC"
                        .formatted(sale, first, last)));
  }

  @Test
  void overdue_payments_are_the_sources_on_any_day() {
    String day = space.source().one("SELECT max(payment_date) FROM payment WHERE NOT paid");
    List<String> expected =
        space
            .source()
            .rows(
                """
                SELECT payment_date, extract(isodow FROM payment_date::date)::int,
                  to_char(payment_date::date, 'FMDay'), payment_type_name, currency_code, count(*),
                  sum(payment_amount)
                FROM payment JOIN currency USING (currency_id) JOIN payment_type USING (payment_type_id)
                WHERE NOT paid AND payment_date < '%s' GROUP BY 1, 2, 3, 4, 5"""
                    .formatted(day));

    JsonNode answer = answer("overdue-payments?today=" + day);

    assertThat(expected).isNotEmpty();
    assertThat(rows(answer)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows(answer("overdue-payments"))).hasSizeGreaterThanOrEqualTo(expected.size());
  }

  @Test
  void a_list_says_what_can_be_asked_and_how() {
    JsonNode list = reader.get("/api/v1/flows/totesys/questions").json();

    assertThat(list)
        .extracting(question -> question.path("question").asText())
        .contains("revenue-by-currency", "revenue-by-quarter", "overdue-payments", "missing-rates");
    JsonNode country = list.get(3);
    assertThat(country.path("question").asText()).isEqualTo("revenue-by-country");
    assertThat(country.path("title").asText()).isEqualTo("Revenue by country");
    assertThat(country.at("/parameters/0/name").asText()).isEqualTo("currency");
    assertThat(country.at("/columns/3/type").asText()).isEqualTo("decimal");
  }

  @Test
  void an_answer_is_cut_at_the_limit_and_says_so() {
    JsonNode cut = answer("revenue-by-sale?limit=7");
    JsonNode longest = answer("revenue-by-sale?limit=999999");

    assertThat(cut.path("rows")).hasSize(7);
    assertThat(cut.path("truncated").asBoolean()).isTrue();
    assertThat(longest.path("rows")).hasSize(5000);
    assertThat(longest.path("truncated").asBoolean()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      revenue-by-nothing;            404; there is no question 'revenue-by-nothing'
      ..%2F..%2Fextract%2Ffull;      404; there is no question
      revenue-by-day?from=2024-01-01; 400; question 'revenue-by-day' has no parameter 'from'; it has [since, until, currency]
      revenue-by-day?since=soon;     400; parameter 'since' is 'soon', not a date (YYYY-MM-DD)
      revenue-by-sale?sale=1%20OR%201=1; 400; parameter 'sale' is '1 OR 1=1', not a whole number
      revenue-by-day?limit=0;        400; limit is '0', not a number of rows
      revenue-by-day?limit=1&limit=2; 400; parameter 'limit' is given twice
      revenue-converted;             400; parameter 'to' is missing
      """)
  void what_cannot_be_asked_is_refused_with_a_sentence(String asked, int status, String sentence) {
    Api.Answer answer = reader.get("/api/v1/flows/totesys/questions/" + asked);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).contains(sentence);
  }

  @Test
  void a_value_is_bound_and_never_becomes_sql() {
    assertThat(rows(answer("revenue-by-country?currency=EUR%27%20OR%20%271%27=%271"))).isEmpty();
  }

  @Test
  void only_a_reader_may_ask() {
    String question = "/api/v1/flows/totesys/questions/revenue-by-currency";

    assertThat(new Api(hub.url(), null).get(question).status()).isEqualTo(401);
    assertThat(hub.api("ops:run").get(question).status()).isEqualTo(403);
    assertThat(reader.get("/api/v1/flows/nothing/questions").status()).isEqualTo(404);
  }

  @Test
  void rates_that_are_put_convert_the_orders_of_their_day() throws IOException {
    String[] missing = rows(answer(MISSING)).get(0).split("\\|");
    String pair = "%s,%s,GBP,".formatted(missing[0], missing[1]);
    List<String> expected =
        space
            .source()
            .rows(
                "SELECT count(*), round(sum(money) * 0.25, 2) FROM %s WHERE day = '%s' AND currency_code = '%s'"
                    .formatted(ORDERS, missing[0], missing[1]));
    Path file = Files.writeString(folder.resolve("rates.csv"), RATES + pair + "0.25\n");

    Api.Answer put = hub.api("ops:run").post(PUT, "text/csv", RATES + pair + "7\n");
    Shell.Answer again = new Shell(hub.api("ops:run")).serai("", "rates", file.toString());

    assertThat(put.status()).as(put.text()).isEqualTo(200);
    assertThat(put.json().path("rates").asInt()).isOne();
    assertThat(again.text()).contains("1 rates are in");
    assertThat(again.exit()).isZero();
    assertThat(rows(answer(MISSING))).isNotEmpty().doesNotContain(String.join("|", missing));
    assertThat(
            space
                .warehouse()
                .rows(
                    "SELECT orders_converted, converted FROM revenue_converted WHERE to_ccy = 'GBP' AND currency_code = '%s'"
                        .formatted(missing[1])))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ops:run, text/csv, 400, 'row ''3'', column ''rate'': ''none'' is no number'",
    "ops:run, application/json, 415, not 'text/csv'",
    "ops:read, text/csv, 403, lacks scope 'ops:run'"
  })
  void rates_that_are_refused_leave_none_behind(
      String scope, String type, int status, String sentence) {
    List<String> before = space.warehouse().rows("SELECT * FROM fx_rate ORDER BY 1, 2, 3");

    Api.Answer answer =
        hub.api(scope).post(PUT, type, RATES + "1999-01-01,USD,GBP,0.6\n1999-01-02,USD,GBP,none\n");

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).contains(sentence.replace("''", "'"));
    assertThat(space.warehouse().rows("SELECT * FROM fx_rate ORDER BY 1, 2, 3")).isEqualTo(before);
  }

  private JsonNode answer(String question) {
    Api.Answer answer = reader.get("/api/v1/flows/totesys/questions/" + question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> rows(JsonNode answer) {
    return StreamSupport.stream(answer.path("rows").spliterator(), false)
        .map(
            row ->
                StreamSupport.stream(row.spliterator(), false)
                    .map(value -> value.isNull() ? "∅" : value.asText())
                    .collect(Collectors.joining("|")))
        .toList();
  }
}
