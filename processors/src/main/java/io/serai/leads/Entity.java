package io.serai.leads;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bson.types.ObjectId;

/**
 * Something Marketing Cloud knows, by a name that is unique over business units: {@code
 * mc.<scope>.<kind>*<id>}.
 *
 * @param scope a business unit's key, or the scope its subscribers are shared in
 * @param id the vendor's number
 */
public record Entity(String scope, Kind kind, String id) {
  private static final int OBJECT_ID_BYTES = 12;

  /** Kinds of entities, and the namespace each had before entities had names. */
  public enum Kind {
    SEND("send", "FuelSOAP:Send", "email-sends"),
    EMAIL("email", "FuelSOAP:Email", "email-deployments"),
    CATEGORY("category", "FuelSOAP:DataFolder", "email-categories"),
    SUBSCRIBER("subscriber", "FuelSOAP:Subscriber", "identities");

    private final String word;
    private final String namespace;
    private final String collection;

    Kind(String word, String namespace, String collection) {
      this.word = word;
      this.namespace = namespace;
      this.collection = collection;
    }

    /** The word in the entity's name. */
    public String word() {
      return word;
    }

    /** The value of {@code externalSource.namespace}. */
    public String namespace() {
      return namespace;
    }

    /** The collection its documents are in. */
    public String collection() {
      return collection;
    }
  }

  /** The name, e.g. {@code mc.ien.send*607105}. */
  public String name() {
    return "mc.%s.%s*%s".formatted(scope, kind.word(), id);
  }

  /** The id its document gets when it is made: the same wherever and whenever that is (I4). */
  public ObjectId newId() {
    return hash(name());
  }

  /** An ObjectId that is a hash of a natural key. */
  public static ObjectId hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new ObjectId(Arrays.copyOf(digest, OBJECT_ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
