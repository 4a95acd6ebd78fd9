package io.serai.hub.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.RestsDefinition;
import org.apache.camel.model.rest.SecurityDefinition;
import org.apache.camel.model.rest.VerbDefinition;

/**
 * The scope that each address needs, by its id: what is checked is what the OpenAPI document says.
 */
final class Scopes {
  private static final String SCHEME = "bearer";

  private final Map<String, String> needed = new HashMap<>();

  /** Notes what an address needs. */
  String of(String id, String scope) {
    needed.put(id, scope);
    return scope;
  }

  /**
   * Writes them into the addresses of a builder.
   *
   * @throws IllegalStateException for an address that needs none
   */
  void document(RestsDefinition addresses) {
    for (RestDefinition rest : addresses.getRests()) {
      rest.securityDefinitions().bearerToken(SCHEME, "a token of ./serai token").end();
      for (VerbDefinition verb : rest.getVerbs()) {
        String scope = needed.get(verb.getId());
        if (scope == null) {
          throw new IllegalStateException("address '%s' needs no scope".formatted(verb.getId()));
        }
        SecurityDefinition security = new SecurityDefinition();
        security.setKey(SCHEME);
        security.setScopes(scope);
        verb.setSecurity(List.of(security));
      }
    }
  }
}
