package io.serai.hub.api;

import io.serai.mail.store.StopList;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/suppressions}: addresses that a party does not write to any more. */
public final class SuppressionApi extends PartyRoutes {
  private final StopList stops;

  public SuppressionApi(Access access, StopList stops) {
    super(access);
    this.stops = stops;
  }

  @Override
  void answers() {
    RestDefinition rest =
        rest("/api/v1/suppressions")
            .description("Addresses that a party does not write to any more");
    rest.post()
        .id("api-suppression-post")
        .description("Add an address; mails that wait for it are let go")
        .to("direct:api-suppression-post");
    answer(
        "api-suppression-post",
        "mail:send",
        (party, m) -> new Reply(201, stops.add(party, json(m))));
    paged(rest.get())
        .id("api-suppressions")
        .description("Addresses by their hashes, with the reason")
        .to("direct:api-suppressions");
    answer(
        "api-suppressions", "mail:read", (party, m) -> new Reply(200, stops.list(party, page(m))));
    rest.delete("/{whom}")
        .id("api-suppression-delete")
        .description("Write to an address or hash again, unless its owner said stop")
        .to("direct:api-suppression-delete");
    answer(
        "api-suppression-delete",
        "mail:send",
        (party, m) -> {
          stops.remove(party, m.getHeader("whom", String.class));
          return new Reply(204, null);
        });
  }
}
