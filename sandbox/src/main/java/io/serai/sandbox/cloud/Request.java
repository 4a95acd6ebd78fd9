package io.serai.sandbox.cloud;

import java.util.Map;

/**
 * A request to one tenant.
 *
 * @param path below the tenant, without a slash at its beginning
 * @param query parameters by name
 * @param bearer the token of the header Authorization; empty without one
 */
record Request(String method, String path, Map<String, String> query, String bearer, String body) {
  boolean is(String wantedMethod, String wantedPath) {
    return method.equals(wantedMethod) && path.equals(wantedPath);
  }
}
