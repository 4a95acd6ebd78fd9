package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a tenant. Its first unit is the one that a client gets who names none.
 *
 * @param page rows in an answer at most
 * @param tokenLife how long a token is good
 */
public record TenantSetup(
    String clientId, String clientSecret, int page, Duration tokenLife, List<UnitSetup> units) {
  /** What the vendor allows. */
  public static final int PAGE = 2_500;

  /** How long the vendor's tokens are good, about. */
  public static final Duration TOKEN_LIFE = Duration.ofMinutes(18);

  public TenantSetup {
    units = List.copyOf(units);
  }

  static TenantSetup of(JsonNode json) throws Malformed {
    List<UnitSetup> units = new ArrayList<>();
    for (JsonNode unit : json.path("units")) {
      units.add(
          new UnitSetup(
              text(unit, "key"),
              text(unit, "mid"),
              text(unit, "clickLogKey"),
              text(unit, "clickLogObject")));
    }
    if (units.isEmpty()) {
      throw new Malformed("a tenant has at least one unit");
    }
    return new TenantSetup(
        text(json, "clientId"),
        text(json, "clientSecret"),
        json.path("pageSize").asInt(PAGE),
        Duration.ofSeconds(json.path("tokenSeconds").asLong(TOKEN_LIFE.toSeconds())),
        units);
  }

  private static String text(JsonNode of, String name) throws Malformed {
    if (!of.hasNonNull(name)) {
      throw new Malformed("'" + name + "' is missing");
    }
    return of.get(name).asText();
  }
}
