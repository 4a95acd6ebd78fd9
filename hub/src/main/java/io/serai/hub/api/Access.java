package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.ledger.Tokens;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Who may ask what: bearer tokens (RFC 6750) with scopes. */
public final class Access {
  /** Exchange property: whose token it was. */
  public static final String PARTY = "party";

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  public Access(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A step that lets an exchange pass only with a token of that scope, and forgets the token. */
  public Processor require(String scope) {
    return exchange -> check(exchange, scope);
  }

  private void check(Exchange exchange, String scope) {
    String header = exchange.getMessage().getHeader("Authorization", String.class);
    exchange.getMessage().removeHeader("Authorization");
    exchange.setProperty(PARTY, require(header, scope).party());
    exchange.getMessage().getHeaders().forEach(Access::requireText);
  }

  /** why: no database takes a NUL, and nothing that is asked for has one */
  private static void requireText(String name, Object value) {
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD, "hub", "'%s' of the request holds a NUL character", name);
    }
  }

  /**
   * Passes only a token of that scope.
   *
   * @param header the request's {@code Authorization}, may be null
   * @return whose token it is
   * @throws SeraiException UNAUTHORIZED, FORBIDDEN, LEDGER_UNAVAILABLE
   */
  public Tokens.Holder require(String header, String scope) {
    Tokens.Holder holder =
        Optional.ofNullable(header)
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .flatMap(value -> tokens.holder(value.substring(SCHEME.length()).trim()))
            .orElseThrow(
                () ->
                    new SeraiException(
                        HubError.UNAUTHORIZED, "hub", "the request carries no valid token"));
    if (!holder.may(scope)) {
      throw new SeraiException(
          HubError.FORBIDDEN, "hub", "token '%s' lacks scope '%s'", holder.id(), scope);
    }
    return holder;
  }
}
