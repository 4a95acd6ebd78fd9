package io.serai.leads;

import java.util.Set;

/**
 * A business unit of Marketing Cloud.
 *
 * @param key its word in messages and entity names
 * @param mid its number, which a token is asked for
 * @param customerKey of the data extension that is its click log
 * @param objectId of the same, for marking rows
 * @param skipJobs ids of sends whose clicks are not stored
 * @param links reads links of its e-mails
 * @param subscriberScope what stands for the unit in the names of its subscribers
 * @param adoptLegacy whether documents without an entity's name are this unit's
 */
public record Unit(
    String key,
    long mid,
    String customerKey,
    String objectId,
    Set<String> skipJobs,
    Link.Parser links,
    String subscriberScope,
    boolean adoptLegacy) {

  /** One of its entities. */
  public Entity entity(Entity.Kind kind, String id) {
    return new Entity(kind == Entity.Kind.SUBSCRIBER ? subscriberScope : key, kind, id);
  }
}
