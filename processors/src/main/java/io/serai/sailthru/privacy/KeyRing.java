package io.serai.sailthru.privacy;

import io.serai.core.SeraiException;
import io.serai.sailthru.SailthruError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret keys by version, newest first: {@code v2:<base64>,v1:<base64>}, each of 32 bytes or more.
 * New values use the newest; the others only recognise what was written under them.
 */
public final class KeyRing {
  private static final int LEAST_BYTES = 32;
  private static final String MAC = "HmacSHA256";

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  private KeyRing() {}

  /**
   * Reads {@code sailthru.pii.keys}.
   *
   * @throws SeraiException BAD_KEYS; never quotes it
   */
  public static KeyRing parse(String setting) {
    KeyRing ring = new KeyRing();
    for (String entry : setting == null ? new String[0] : setting.trim().split("\\s*,\\s*")) {
      int colon = entry.indexOf(':');
      if (colon < 1 || colon > LEAST_BYTES) {
        throw bad("an entry has no version");
      }
      ring.keys.put(entry.substring(0, colon), key(entry.substring(colon + 1)));
    }
    if (ring.keys.isEmpty()) {
      throw bad("there is none");
    }
    return ring;
  }

  private static SecretKeySpec key(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length >= LEAST_BYTES) {
        return new SecretKeySpec(bytes, MAC);
      }
    } catch (IllegalArgumentException e) {
      throw bad("a key is not base64");
    }
    throw bad("a key is shorter than 32 bytes");
  }

  private static SeraiException bad(String why) {
    return new SeraiException(SailthruError.BAD_KEYS, "sailthru", "sailthru.pii.keys: %s", why);
  }

  /** The version of the key for new values. */
  public String newest() {
    return keys.keySet().iterator().next();
  }

  /** All versions, newest first. */
  public List<String> versions() {
    return List.copyOf(keys.keySet());
  }

  /** HMAC-SHA256 (RFC 2104) of a text in UTF-8 under the key of a version. */
  byte[] mac(String version, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(keys.get(version));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}
