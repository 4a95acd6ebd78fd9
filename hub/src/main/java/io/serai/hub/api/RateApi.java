package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.totesys.rates.RateTable;
import org.apache.camel.Message;

/** {@code /api/v1/flows/totesys/rates}: exchange rates for answers in one currency. */
public final class RateApi extends PartyRoutes {
  private final RateTable rates;

  public RateApi(Access access, RateTable rates) {
    super(access);
    this.rates = rates;
  }

  @Override
  void answers() {
    rest("/api/v1/flows/totesys/rates")
        .description("Exchange rates for answers in one currency")
        .post()
        .id("api-rates")
        .description("Put rates, all of the file or none; those of the same days are replaced")
        .to("direct:api-rates");
    answer("api-rates", "ops:run", (party, m) -> new Reply(200, rates.put(csv(m))));
  }

  private static String csv(Message message) {
    String type = type(message);
    if (!type.equals("text/csv")) {
      throw new SeraiException(
          HubError.BAD_MEDIA_TYPE, "totesys", "the body came as '%s', not 'text/csv'", type);
    }
    String body = message.getBody(String.class);
    return body == null ? "" : body;
  }
}
