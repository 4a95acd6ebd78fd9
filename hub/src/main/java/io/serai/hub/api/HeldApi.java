package io.serai.hub.api;

import io.serai.mail.store.HeldMails;
import java.util.Map;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/held}: mails whose outcome is not known, and the word of an operator. */
public final class HeldApi extends PartyRoutes {
  private final HeldMails held;

  public HeldApi(Access access, HeldMails held) {
    super(access);
    this.held = held;
  }

  @Override
  void answers() {
    RestDefinition rest = rest("/api/v1/held").description("Mails whose outcome is not known");
    paged(rest.get())
        .id("api-held")
        .description("Mails of all parties, with the recipients of whom nothing is known")
        .to("direct:api-held");
    answer("api-held", "ops:read", (party, m) -> new Reply(200, held.list(page(m))));
    rest.post("/{id}")
        .id("api-held-post")
        .description("Say what became of it: sent, or to be sent again")
        .to("direct:api-held-post");
    answer(
        "api-held-post",
        "ops:run",
        (party, m) -> {
          String id = m.getHeader("id", String.class);
          held.resolve(id, json(m));
          return new Reply(200, Map.of("id", id));
        });
  }
}
