package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.store.Heartbeats;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/heartbeats}: round trips through both queues and a worker. */
public final class HeartbeatApi extends PartyRoutes {
  private final Heartbeats heartbeats;
  private final Clock clock;

  public HeartbeatApi(Access access, Heartbeats heartbeats, Clock clock) {
    super(access);
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  @Override
  void answers() {
    RestDefinition rest =
        rest("/api/v1/heartbeats").description("Round trips through both queues and a worker");
    rest.post()
        .id("api-heartbeat-post")
        .description("Begin one; the same text again begins anew")
        .to("direct:api-heartbeat-post");
    answer(
        "api-heartbeat-post",
        "mail:send",
        (party, m) ->
            new Reply(
                202,
                heartbeats.begin(party, json(m), clock.instant().truncatedTo(ChronoUnit.MICROS))));
    rest.get("/{text}")
        .id("api-heartbeat-get")
        .description("How long it took; 404 while it is not back")
        .to("direct:api-heartbeat-get");
    answer(
        "api-heartbeat-get",
        "mail:read",
        (party, m) -> {
          String text = m.getHeader("text", String.class);
          return new Reply(
              200,
              heartbeats
                  .find(party, text)
                  .orElseThrow(
                      () ->
                          new SeraiException(
                              HubError.NOT_FOUND, "mail", "no heartbeat '%s' came back", text)));
        });
  }
}
