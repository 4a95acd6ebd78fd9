package io.serai.hub.api;

import io.serai.mail.store.Confirmations;

/** {@code /api/v1/confirmations}: what workers without the bus say of mails that were taken. */
public final class ConfirmationApi extends PartyRoutes {
  private final Confirmations confirmations;

  public ConfirmationApi(Access access, Confirmations confirmations) {
    super(access);
    this.confirmations = confirmations;
  }

  @Override
  void answers() {
    rest("/api/v1/confirmations")
        .description("Mails that workers say were taken")
        .post()
        .id("api-confirmation-post")
        .description("Confirm up to 500 mails by their ids; the same again changes nothing")
        .to("direct:api-confirmation-post");
    answer(
        "api-confirmation-post",
        "mail:work",
        (party, m) -> new Reply(200, confirmations.confirm(json(m))));
  }
}
