package io.serai.acceptance.bench.sailthru;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The plain Camel way, as a good Camel engineer writes it: the entry as a stream, split by line as
 * it comes, a thousand at a time into rows, and with {@code sql} batches into the tables. Never a
 * file in memory.
 */
final class PlainRoutes extends RouteBuilder {
  private static final int BATCH = 1_000;
  private static final String EXPORT = ", '2016-04-01 04:00Z', 1, 1";

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("direct:entry")
        .split(body().tokenize("\n", BATCH, false))
        .streaming()
        .stopOnException()
        .process(PlainRoutes::rows)
        .split(simple("${body.entrySet}"))
        .stopOnException()
        .setHeader("table", simple("${body.key}"))
        .setBody(simple("${body.value}"))
        .toD("direct:${header.table}")
        .end()
        .end();
    for (List<String> tables : List.of(Floor.RECORDS, Floor.ACTIONS, Floor.CHILDREN)) {
      for (String table : tables) {
        from("direct:" + table).to("sql:" + insert(table) + "?dataSource=#warehouse&batch=true");
      }
    }
  }

  private static void rows(Exchange exchange) {
    String kind = exchange.getProperty("kind", String.class);
    exchange.getMessage().setBody(PlainRows.of(kind, exchange.getMessage().getBody(String.class)));
  }

  private static String insert(String table) {
    String columns = Floor.columns(table);
    String values =
        Arrays.stream(columns.split(", ")).map(":#"::concat).collect(Collectors.joining(", "));
    if (Floor.RECORDS.contains(table)) {
      columns += ", export_ts, precedence, ingest_id";
      values += EXPORT;
    } else if (Floor.ACTIONS.contains(table)) {
      columns += ", first_export_ts, ingest_id";
      values += EXPORT.replaceFirst(", 1$", "");
    }
    return "INSERT INTO sailthru.%s (%s) VALUES (%s) ON CONFLICT DO NOTHING"
        .formatted(table, columns, values);
  }
}
