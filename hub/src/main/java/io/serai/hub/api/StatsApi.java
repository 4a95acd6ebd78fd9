package io.serai.hub.api;

import static org.apache.camel.model.rest.RestParamType.query;

import io.serai.mail.store.DailyStats;
import org.apache.camel.Message;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/stats}: mails in numbers. */
public final class StatsApi extends PartyRoutes {
  private final DailyStats stats;

  public StatsApi(Access access, DailyStats stats) {
    super(access);
    this.stats = stats;
  }

  @Override
  void answers() {
    RestDefinition rest = rest("/api/v1/stats").description("Mails in numbers");
    rest.get("/daily")
        .id("api-stats-daily")
        .description("What happened to a party's mails on a day of UTC, by campaign")
        .param()
        .name("date")
        .type(query)
        .endParam()
        .to("direct:api-stats-daily");
    answer(
        "api-stats-daily",
        "mail:read",
        (party, m) -> new Reply(200, stats.campaigns(party, date(m))));
    rest.get("/accounts")
        .id("api-stats-accounts")
        .description("What happened to everybody's mails on a day of UTC, by account")
        .param()
        .name("date")
        .type(query)
        .endParam()
        .to("direct:api-stats-accounts");
    answer("api-stats-accounts", "ops:read", (party, m) -> new Reply(200, stats.accounts(date(m))));
  }

  private static String date(Message message) {
    return message.getHeader("date", "", String.class);
  }
}
