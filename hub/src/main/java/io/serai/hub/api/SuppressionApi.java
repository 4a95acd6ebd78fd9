package io.serai.hub.api;

import io.serai.mail.store.StopList;
import java.util.Map;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/suppressions}: addresses that a party does not write to any more. */
public final class SuppressionApi extends PartyRoutes {
  private static final int MOST = 500;

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
    rest.get()
        .id("api-suppressions")
        .description("At most 500, by their hashes; 'after' is the last hash that was seen")
        .to("direct:api-suppressions");
    answer(
        "api-suppressions",
        "mail:read",
        (party, m) ->
            new Reply(200, stops.list(party, m.getHeader("after", "", String.class), MOST)));
    rest.delete("/{whom}")
        .id("api-suppression-delete")
        .description("Write to an address or hash again, unless its owner said stop")
        .to("direct:api-suppression-delete");
    answer(
        "api-suppression-delete",
        "mail:send",
        (party, m) -> {
          stops.remove(party, m.getHeader("whom", String.class));
          return new Reply(200, Map.of("removed", true));
        });
  }
}
