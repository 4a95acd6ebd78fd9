package io.serai.hub.api;

import io.serai.mail.store.Verifications;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/verifications}: what verifications found. */
public final class VerifyApi extends PartyRoutes {
  private static final int MOST = 100;

  private final Verifications verifications;

  public VerifyApi(Access access, Verifications verifications) {
    super(access);
    this.verifications = verifications;
  }

  @Override
  void answers() {
    RestDefinition rest = rest("/api/v1/verifications").description("What verifications found");
    rest.get()
        .id("api-verifications")
        .description("The last hundred, the newest first")
        .to("direct:api-verifications");
    answer(
        "api-verifications", "ops:read", (party, m) -> new Reply(200, verifications.reports(MOST)));
    rest.get("/{id}")
        .id("api-verification")
        .description("That of one trigger")
        .to("direct:api-verification");
    answer(
        "api-verification",
        "ops:read",
        (party, m) -> new Reply(200, verifications.report(m.getHeader("id", String.class))));
  }
}
