package io.serai.hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.store.MailStore;
import io.serai.mail.store.MailViews;
import io.serai.mail.store.MailViews.AccountView;
import java.time.Clock;
import org.apache.camel.Message;
import org.apache.camel.model.rest.RestDefinition;

/** {@code /api/v1/accounts}: the accounts that mails go through. */
public final class AccountApi extends PartyRoutes {
  private final MailStore store;
  private final MailViews views;
  private final Clock clock;

  public AccountApi(Access access, MailStore store, MailViews views, Clock clock) {
    super(access);
    this.store = store;
    this.views = views;
    this.clock = clock;
  }

  @Override
  void answers() {
    RestDefinition rest =
        rest("/api/v1/accounts").description("The accounts that mails go through");
    rest.get()
        .id("api-accounts")
        .description("Budgets and how they stand; never secrets")
        .to("direct:api-accounts");
    answer("api-accounts", "ops:read", (party, m) -> new Reply(200, views.accounts()));
    rest.patch("/{id}")
        .id("api-account-patch")
        .description("Take an account out of use on all hubs, or use it again")
        .to("direct:api-account-patch");
    answer("api-account-patch", "ops:run", (party, m) -> new Reply(200, patch(m)));
  }

  private AccountView patch(Message message) {
    String id = message.getHeader("id", String.class);
    boolean enabled = enabled(json(message));
    if (!store.enable(id, enabled, clock.instant())) {
      throw new SeraiException(HubError.NOT_FOUND, "mail", "there is no account '%s'", id);
    }
    return views.accounts().stream()
        .filter(account -> account.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean enabled(String json) {
    try {
      JsonNode body = ApiJson.mapper().readTree(json == null ? "" : json);
      if (body.size() == 1 && body.path("enabled").isBoolean()) {
        return body.path("enabled").asBoolean();
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is no JSON");
    }
    throw new SeraiException(
        MailError.BAD_MAIL, "mail", "the body is neither {\"enabled\": true} nor false");
  }
}
