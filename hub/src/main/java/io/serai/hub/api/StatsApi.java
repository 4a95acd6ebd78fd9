package io.serai.hub.api;

import static org.apache.camel.model.rest.RestParamType.query;

import io.serai.mail.store.DailyStats;

/** {@code /api/v1/stats}: mails in numbers. */
public final class StatsApi extends PartyRoutes {
  private final DailyStats stats;

  public StatsApi(Access access, DailyStats stats) {
    super(access);
    this.stats = stats;
  }

  @Override
  void answers() {
    rest("/api/v1/stats/daily")
        .description("Mails in numbers")
        .get()
        .id("api-stats-daily")
        .description("What happened on a day of UTC, by account and campaign")
        .param()
        .name("date")
        .type(query)
        .endParam()
        .to("direct:api-stats-daily");
    answer(
        "api-stats-daily",
        "mail:read",
        (party, m) -> new Reply(200, stats.of(party, m.getHeader("date", "", String.class))));
  }
}
