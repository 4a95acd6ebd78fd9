package io.serai.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedshiftScriptsTest {
  @Test
  void every_statement_that_makes_the_totesys_warehouse_is_one_that_redshift_documents() {
    Path scripts = Path.of("config/totesys/warehouse");
    List<String> statements =
        new OrderedScripts(
                List.of(scripts.resolve("redshift"), scripts.resolve("shared")), Clock.systemUTC())
            .statements();

    assertThat(statements)
        .hasSizeGreaterThan(30)
        .anyMatch(sql -> sql.startsWith("CREATE TABLE fact_sales_order"))
        .anyMatch(sql -> sql.startsWith("CREATE VIEW revenue_by_sale"))
        .allSatisfy(RedshiftGrammar::require);
  }

  @Test
  void every_statement_that_makes_the_sailthru_warehouse_is_one_that_redshift_documents() {
    List<String> statements =
        new OrderedScripts(
                List.of(Path.of("config/sailthru/warehouse/redshift")), Clock.systemUTC())
            .statements();

    assertThat(statements)
        .hasSizeGreaterThan(20)
        .anyMatch(sql -> sql.startsWith("CREATE TABLE message_blast_action"))
        .anyMatch(sql -> sql.startsWith("CREATE VIEW message_blast AS"))
        .allSatisfy(RedshiftGrammar::require);
    assertThat(statements.stream().filter(sql -> sql.startsWith("CREATE TABLE")))
        .allMatch(sql -> sql.matches("(?s).*\\) (?:DISTSTYLE ALL|DISTKEY \\(\\w+\\)) SORTKEY .*"));
  }
}
