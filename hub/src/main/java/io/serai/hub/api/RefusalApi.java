package io.serai.hub.api;

import io.serai.mail.store.Refusals;

/** {@code /api/v1/refusals}: mails of a party that came over the bus and were refused. */
public final class RefusalApi extends PartyRoutes {
  private final Refusals refusals;

  public RefusalApi(Access access, Refusals refusals) {
    super(access);
    this.refusals = refusals;
  }

  @Override
  void answers() {
    paged(rest("/api/v1/refusals").description("Mails that were refused on the bus").get())
        .id("api-refusals")
        .description("Which messages of a party's topic were refused, and why")
        .to("direct:api-refusals");
    answer(
        "api-refusals", "mail:read", (party, m) -> new Reply(200, refusals.list(party, page(m))));
  }
}
