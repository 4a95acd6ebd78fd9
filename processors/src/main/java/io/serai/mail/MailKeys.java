package io.serai.mail;

import io.serai.core.SeraiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What hides addresses and texts in the hub's database, and signs links: one key, from which one is
 * derived for each purpose.
 */
public final class MailKeys {
  private static final String MAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int BUFFER = 8192;

  private final Supplier<String> source;
  private final SecureRandom random = new SecureRandom();
  private byte[] key;

  /**
   * @param source Base64 of 32 bytes, asked for at the first use, since a secret store may come up
   *     late
   */
  public MailKeys(Supplier<String> source) {
    this.source = source;
  }

  private synchronized byte[] key() {
    if (key == null) {
      byte[] read;
      try {
        read = Base64.getDecoder().decode(source.get());
      } catch (IllegalArgumentException e) {
        throw bad("it is not base64");
      }
      if (read.length != KEY_BYTES) {
        throw bad("it has %d bytes".formatted(read.length));
      }
      key = read;
    }
    return key;
  }

  private static SeraiException bad(String why) {
    return new SeraiException(MailError.BAD_KEYS, "mail", "mail.key: %s", why);
  }

  /** What stands for a text in tables: the same text, the same hash. */
  public String hash(String text) {
    return HexFormat.of().formatHex(mac("hash", text.getBytes(StandardCharsets.UTF_8)));
  }

  /** As {@link #hash(String)}, of a body of any size. */
  public String hash(Body body) {
    try (InputStream in = body.open()) {
      Mac mac = derived("hash");
      byte[] some = new byte[BUFFER];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        mac.update(some, 0, read);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A signature of 16 bytes. */
  public byte[] sign(byte[] claim) {
    return Arrays.copyOf(mac("sign", claim), 16);
  }

  /** AES-256-GCM: nonce, text, tag. */
  public byte[] seal(String text) {
    return seal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #seal(String)}. */
  public byte[] seal(byte[] bytes) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, bytes);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /** The text that {@link #seal(String)} closed. */
  public String open(byte[] sealed) {
    return new String(unseal(sealed), StandardCharsets.UTF_8);
  }

  /** What {@link #seal(byte[])} closed. */
  public byte[] unseal(byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return cipher(Cipher.DECRYPT_MODE, nonce, body);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec secret = new SecretKeySpec(derive("seal"), "AES");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw bad("a kept mail was not sealed with it");
    }
  }

  private byte[] mac(String purpose, byte[] text) {
    return derived(purpose).doFinal(text);
  }

  private Mac derived(String purpose) {
    return keyed(derive(purpose));
  }

  private byte[] derive(String purpose) {
    return keyed(key()).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}
