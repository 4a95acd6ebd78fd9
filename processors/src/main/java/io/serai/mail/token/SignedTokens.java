package io.serai.mail.token;

import io.serai.mail.MailKeys;
import io.serai.mail.token.Claim.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Claims as text that fits into addresses: base64url of the claim and an HMAC over it. They are
 * looked up nowhere, so making them costs nothing and a wrong one is told without asking anybody.
 */
public final class SignedTokens {
  private static final int ID_CHARACTERS = 26;
  private static final int CLAIM_BYTES = 1 + ID_CHARACTERS + Short.BYTES + Integer.BYTES;
  private static final int MAC_BYTES = 16;

  private final MailKeys keys;

  public SignedTokens(MailKeys keys) {
    this.keys = keys;
  }

  /** The text of a claim. */
  public String token(Claim claim) {
    byte[] body =
        ByteBuffer.allocate(CLAIM_BYTES)
            .put(claim.kind().code())
            .put(claim.mail().getBytes(StandardCharsets.US_ASCII))
            .putShort((short) claim.recipient())
            .putInt((int) claim.until().toEpochDay())
            .array();
    byte[] whole =
        ByteBuffer.allocate(CLAIM_BYTES + MAC_BYTES).put(body).put(keys.sign(body)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * The claim that a token makes; empty when it is altered, made by others, for something else or
   * over. Whatever is wrong with one, the answer is the same and takes the same time.
   */
  public Optional<Claim> read(String token, Kind kind, Instant now) {
    byte[] whole = decoded(token);
    byte[] body = Arrays.copyOf(whole, CLAIM_BYTES);
    byte[] mac = Arrays.copyOfRange(whole, CLAIM_BYTES, CLAIM_BYTES + MAC_BYTES);
    boolean ours = MessageDigest.isEqual(mac, keys.sign(body));
    Claim claim = ours && whole.length == CLAIM_BYTES + MAC_BYTES ? claim(kind, body) : null;
    return Optional.ofNullable(claim)
        .filter(one -> !one.until().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  private static byte[] decoded(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token == null ? "" : token);
      return bytes.length < CLAIM_BYTES + MAC_BYTES ? new byte[CLAIM_BYTES + MAC_BYTES] : bytes;
    } catch (IllegalArgumentException e) {
      return new byte[CLAIM_BYTES + MAC_BYTES];
    }
  }

  private static Claim claim(Kind kind, byte[] body) {
    try {
      ByteBuffer in = ByteBuffer.wrap(body);
      if (in.get() != kind.code()) {
        return null;
      }
      byte[] id = new byte[ID_CHARACTERS];
      in.get(id);
      return new Claim(
          kind,
          new String(id, StandardCharsets.US_ASCII),
          in.getShort(),
          LocalDate.ofEpochDay(in.getInt()));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
