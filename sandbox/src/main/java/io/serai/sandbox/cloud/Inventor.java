package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody who makes up data for a tenant. */
@FunctionalInterface
public interface Inventor {
  /**
   * Fills a tenant.
   *
   * @param wanted seed and sizes
   * @return what does not belong into a Marketing Cloud but to the data: acknowledgements of URLs,
   *     one in a line
   */
  String fill(Tenant tenant, JsonNode wanted);
}
