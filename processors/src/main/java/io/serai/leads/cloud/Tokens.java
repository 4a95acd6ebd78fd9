package io.serai.leads.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import io.serai.leads.Unit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Tokens by business unit, kept as long as they are good. */
final class Tokens {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** why: a request that is under way when its token ends would be refused. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Wire wire;
  private final URI address;
  private final Supplier<String> clientId;
  private final Supplier<String> secret;
  private final Hosts hosts;
  private final Clock clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  Tokens(
      Wire wire,
      URI address,
      Supplier<String> clientId,
      Supplier<String> secret,
      Hosts hosts,
      Clock clock) {
    this.wire = wire;
    this.address = address;
    this.clientId = clientId;
    this.secret = secret;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** A token and where it may be used. */
  record Token(String text, URI soap, URI rest, Instant until) {}

  /** The unit's token; asks for one when there is none that will last. */
  Token of(Unit unit) {
    return tokens.compute(
        unit.key(),
        (key, held) -> held != null && clock.instant().isBefore(held.until()) ? held : fresh(unit));
  }

  /** The token was refused: the next question gets another, unless somebody has fetched one. */
  void refused(Unit unit, Token token) {
    tokens.remove(unit.key(), token);
  }

  private Token fresh(Unit unit) {
    ObjectNode request = JSON.createObjectNode();
    request.put("grant_type", "client_credentials");
    request.put("client_id", clientId.get()).put("client_secret", secret.get());
    request.put("account_id", unit.mid());
    Instant asked = clock.instant();
    HttpResponse<byte[]> reply =
        wire.post(
            Wire.below(address, "v2/token"), Map.of(), "application/json", request.toString());
    if (reply.statusCode() >= Wire.SERVER_ERROR || reply.statusCode() == Wire.TOO_MANY) {
      throw new SeraiException(
          LeadsError.CLOUD_UNAVAILABLE, "leads", "no token: status %d", reply.statusCode());
    }
    if (reply.statusCode() != Wire.OK) {
      throw new SeraiException(
          LeadsError.CLOUD_REFUSED,
          "leads",
          "no token for unit '%s' (mid %d): status %d",
          unit.key(),
          unit.mid(),
          reply.statusCode());
    }
    return token(reply, asked);
  }

  private Token token(HttpResponse<byte[]> reply, Instant asked) {
    try {
      JsonNode json = JSON.readTree(reply.body());
      Duration life = Duration.ofSeconds(json.path("expires_in").asLong());
      return new Token(
          json.path("access_token").asText(),
          hosts.require(json.path("soap_instance_url").asText()),
          hosts.require(json.path("rest_instance_url").asText()),
          asked.plus(life).minus(MARGIN));
    } catch (IOException | IllegalArgumentException e) {
      throw new SeraiException(
          LeadsError.CLOUD_REFUSED, "leads", e, "the token's reply is not readable");
    }
  }
}
