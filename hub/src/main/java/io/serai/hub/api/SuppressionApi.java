package io.serai.hub.api;

import io.serai.mail.store.StopList;

/** {@code /api/v1/suppressions}: addresses that a party does not write to any more. */
public final class SuppressionApi extends PartyRoutes {
  private final StopList stops;

  public SuppressionApi(Access access, StopList stops) {
    super(access);
    this.stops = stops;
  }

  @Override
  void answers() {
    rest("/api/v1/suppressions")
        .description("Addresses that a party does not write to any more")
        .post()
        .id("api-suppression-post")
        .description("Add an address; mails that wait for it are let go")
        .to("direct:api-suppression-post");
    answer(
        "api-suppression-post",
        "mail:send",
        (party, m) -> new Reply(201, stops.add(party, json(m))));
  }
}
