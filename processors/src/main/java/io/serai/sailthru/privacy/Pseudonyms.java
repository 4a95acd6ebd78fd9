package io.serai.sailthru.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What takes an e-mail address's place in staged files and tables. */
public final class Pseudonyms {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SHORT_HEX = 16;

  /** An address within other text; in links the at sign may be escaped. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}._+'-][\\p{L}\\p{N}._%+'-]*(?:@|%40)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

  private final Mode mode;
  private final Supplier<KeyRing> source;
  private KeyRing ring;

  /** {@code sailthru.pii.mode}. */
  public enum Mode {
    /** A keyed hash and the domain. */
    HASH,
    /** As hash, and beside it the encrypted address in a table of its own. */
    ENCRYPT,
    /** Nothing at all. */
    DROP
  }

  /**
   * @param keys asked for when the first address is met, since a secret store may come up late
   */
  public Pseudonyms(Mode mode, Supplier<KeyRing> keys) {
    this.mode = mode;
    this.source = keys;
  }

  private synchronized KeyRing keys() {
    if (ring == null) {
      ring = source.get();
    }
    return ring;
  }

  /** What is kept of an address; null for what is not. */
  public record Pseudonym(String hash, String domain, String keyVersion, String encrypted) {}

  /** What is kept of an address. */
  public Pseudonym of(String address) {
    if (mode == Mode.DROP) {
      return new Pseudonym(null, null, null, null);
    }
    String normal = normal(address);
    String encrypted = mode == Mode.ENCRYPT ? encrypt(normal) : null;
    return new Pseudonym(hash(keys().newest(), normal), domain(normal), keys().newest(), encrypted);
  }

  /** The hashes of an address under every key there is, newest first. */
  public List<String> hashes(String address) {
    String normal = normal(address);
    return keys().versions().stream().map(version -> hash(version, normal)).toList();
  }

  /** The text with every address in it replaced. */
  public String hide(String text) {
    if (text.indexOf('@') < 0 && !text.contains("%40")) {
      return text;
    }
    return ADDRESS.matcher(text).replaceAll(found -> stub(found.group()));
  }

  private String stub(String address) {
    return mode == Mode.DROP
        ? "address"
        : "address-"
            + hash(keys().newest(), normal(address.replace("%40", "@"))).substring(0, SHORT_HEX);
  }

  /** A keyed hash of any text, for values that may not be kept. */
  public String hash(String text) {
    return hash(keys().newest(), text);
  }

  private String hash(String version, String text) {
    return HexFormat.of().formatHex(keys().mac(version, text));
  }

  static String normal(String address) {
    return Normalizer.normalize(address.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static String domain(String normal) {
    int at = normal.lastIndexOf('@');
    return at < 0 ? null : normal.substring(at + 1).replaceAll("[^\\p{L}\\p{N}.-].*$", "");
  }

  /**
   * AES-256-GCM, {@code version:base64(iv, text, tag)}.
   *
   * <p>why: the nonce is a keyed hash of the address, so that the same address gives the same text
   * and a repeated load changes nothing; equal addresses show by their hash anyway
   */
  private String encrypt(String normal) {
    String version = keys().newest();
    byte[] iv = Arrays.copyOf(keys().mac(version, "iv\0" + normal), IV_BYTES);
    byte[] text = cipher(Cipher.ENCRYPT_MODE, version, iv, normal.getBytes(StandardCharsets.UTF_8));
    byte[] whole = ByteBuffer.allocate(iv.length + text.length).put(iv).put(text).array();
    return version + ":" + Base64.getEncoder().encodeToString(whole);
  }

  /** The address that {@link Mode#ENCRYPT} hid, as it was normalised. */
  public String decrypt(String encrypted) {
    int colon = encrypted.indexOf(':');
    byte[] whole = Base64.getDecoder().decode(encrypted.substring(colon + 1));
    byte[] iv = Arrays.copyOf(whole, IV_BYTES);
    byte[] text = Arrays.copyOfRange(whole, IV_BYTES, whole.length);
    byte[] plain = cipher(Cipher.DECRYPT_MODE, encrypted.substring(0, colon), iv, text);
    return new String(plain, StandardCharsets.UTF_8);
  }

  private byte[] cipher(int direction, String version, byte[] iv, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(keys().mac(version, "encrypt"), "AES");
      cipher.init(direction, key, new GCMParameterSpec(TAG_BITS, iv));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an address cannot be encrypted or decrypted", e);
    }
  }
}
