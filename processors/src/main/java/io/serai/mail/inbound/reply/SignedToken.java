package io.serai.mail.inbound.reply;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token in {@code reply+TOKEN@}, {@code bounce+TOKEN@} and {@code unsub+TOKEN@}: the id of a
 * message and a signature that nobody without the key can make. Lower case throughout, because mail
 * systems change the case of local parts; with its purpose it fits the 64 characters of RFC 5321.
 */
public final class SignedToken {
  /** Bytes of the HMAC-SHA-256 that are kept: 80 bits. */
  private static final int SIGNATURE = 10;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST_ID = 32;

  private final SecretKeySpec key;

  /**
   * For tokens of one key.
   *
   * @param key at least 16 bytes
   */
  public SignedToken(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a key of %d bytes is too short".formatted(key.length));
    }
    this.key = new SecretKeySpec(Arrays.copyOf(key, key.length), ALGORITHM);
  }

  /**
   * The token of a message for one purpose.
   *
   * @param id letters and digits, at most 32
   */
  public String of(Purpose purpose, String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    if (lower.length() > LONGEST_ID || !lower.matches("[0-9a-z]+")) {
      throw new IllegalArgumentException("no id of a message: " + id.length() + " characters");
    }
    return lower + "-" + HexFormat.of().formatHex(signature(purpose, lower));
  }

  /** The id, lower case, when the signature is ours and for that purpose. */
  public Optional<String> id(Purpose purpose, String token) {
    int dash = token.lastIndexOf('-');
    if (dash <= 0 || dash > LONGEST_ID || token.length() != dash + 1 + 2 * SIGNATURE) {
      return Optional.empty();
    }
    String id = token.substring(0, dash).toLowerCase(Locale.ROOT);
    byte[] expected =
        HexFormat.of().formatHex(signature(purpose, id)).getBytes(StandardCharsets.US_ASCII);
    byte[] given =
        token.substring(dash + 1).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given) ? Optional.of(id) : Optional.empty();
  }

  private byte[] signature(Purpose purpose, String id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] full = mac.doFinal((purpose.prefix() + ":" + id).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(full, SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
