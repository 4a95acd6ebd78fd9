package io.serai.mail.token;

import io.serai.mail.MailId;
import io.serai.mail.MailKeys;
import io.serai.mail.token.Claim.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Claims as text that fits into addresses: a claim and an HMAC over it, in base 32. They are looked
 * up nowhere, so making them costs nothing and a wrong one is told without asking anybody.
 *
 * <p>56 characters, whose case does not matter: {@code bounce+} and a token are no more than the 64
 * characters that RFC 5321 section 4.5.3.1.1 leaves before the {@code @}, and mail systems on the
 * way may change their case.
 */
public final class SignedTokens {
  private static final int CLAIM_BYTES = 1 + 16 + 1 + Short.BYTES;
  private static final int MAC_BYTES = 15;
  private static final int BYTES = CLAIM_BYTES + MAC_BYTES;
  private static final int CHARACTERS = BYTES * Byte.SIZE / 5;
  private static final int BASE = 32;
  private static final Pattern TOKEN = Pattern.compile("[0-9a-vA-V]{" + CHARACTERS + "}");

  private final MailKeys keys;

  public SignedTokens(MailKeys keys) {
    this.keys = keys;
  }

  /** The text of a claim. */
  public String token(Claim claim) {
    byte[] body =
        ByteBuffer.allocate(CLAIM_BYTES)
            .put(claim.kind().code())
            .put(MailId.bytes(claim.mail()))
            .put((byte) claim.recipient())
            .putShort((short) claim.until().toEpochDay())
            .array();
    byte[] whole = ByteBuffer.allocate(BYTES).put(body).put(mac(body)).array();
    String digits = new BigInteger(1, whole).toString(BASE);
    return "0".repeat(CHARACTERS - digits.length()) + digits;
  }

  private byte[] mac(byte[] body) {
    return Arrays.copyOf(keys.sign(body), MAC_BYTES);
  }

  /**
   * The claim that a token makes; empty when it is altered, made by others, for something else or
   * over. Whatever is wrong with one, the answer is the same and takes the same time.
   */
  public Optional<Claim> read(String token, Kind kind, Instant now) {
    boolean form = token != null && TOKEN.matcher(token).matches();
    byte[] whole = form ? decoded(token) : new byte[BYTES];
    byte[] body = Arrays.copyOf(whole, CLAIM_BYTES);
    byte[] mac = Arrays.copyOfRange(whole, CLAIM_BYTES, BYTES);
    boolean ours = MessageDigest.isEqual(mac, mac(body));
    Claim claim = ours && form ? claim(kind, body) : null;
    return Optional.ofNullable(claim)
        .filter(one -> !one.until().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  private static byte[] decoded(String token) {
    byte[] digits = new BigInteger(token, BASE).toByteArray();
    byte[] whole = new byte[BYTES];
    // why: a number may come with a byte more for its sign, or with fewer
    int length = Math.min(digits.length, BYTES);
    System.arraycopy(digits, digits.length - length, whole, BYTES - length, length);
    return whole;
  }

  private static Claim claim(Kind kind, byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    if (in.get() != kind.code()) {
      return null;
    }
    byte[] id = new byte[16];
    in.get(id);
    return new Claim(
        kind,
        MailId.of(id),
        Byte.toUnsignedInt(in.get()),
        LocalDate.ofEpochDay(Short.toUnsignedLong(in.getShort())));
  }
}
