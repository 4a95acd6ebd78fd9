package io.serai.hub.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM for the bodies of dead letters. A sealed body is a 12-byte random nonce followed by
 * the cipher text and its 16-byte tag (NIST SP 800-38D).
 */
public final class BodyCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<String> key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key Base64 of 32 bytes, asked for at every use so that it may come from a secret store
   */
  public BodyCipher(Supplier<String> key) {
    this.key = key;
  }

  public byte[] seal(String body) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, body.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * @throws RuntimeException when the body is cut, altered or sealed with another key
   */
  public String open(byte[] body) {
    byte[] nonce = Arrays.copyOf(body, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(body, NONCE_BYTES, body.length);
    return new String(apply(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
  }

  private byte[] apply(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec secret = new SecretKeySpec(Base64.getDecoder().decode(key.get()), "AES");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a dead letter's body does not fit hub.dead-letter.key", e);
    }
  }
}
