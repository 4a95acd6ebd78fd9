package io.serai.mail;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** ULIDs: 48 bits of time and 80 of chance in Crockford's base 32, ordered by time. */
public final class MailId {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_CHARACTERS = 10;
  private static final int CHANCE_CHARACTERS = 16;

  private MailId() {}

  /** A new one. */
  public static String next(Instant now, RandomGenerator random) {
    StringBuilder id = new StringBuilder();
    long time = now.toEpochMilli();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (time >>> (5 * i)) & 31));
    }
    for (int i = 0; i < CHANCE_CHARACTERS; i++) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return id.toString();
  }

  /** Its 16 bytes. */
  public static byte[] bytes(String id) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < id.length(); i++) {
      number = number.shiftLeft(5).add(BigInteger.valueOf(ALPHABET.indexOf(id.charAt(i))));
    }
    byte[] all = new byte[24];
    byte[] some = number.toByteArray();
    System.arraycopy(some, 0, all, all.length - some.length, some.length);
    return Arrays.copyOfRange(all, all.length - 16, all.length);
  }

  /** The one of 16 bytes. */
  public static String of(byte[] bytes) {
    BigInteger number = new BigInteger(1, bytes);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < TIME_CHARACTERS + CHANCE_CHARACTERS; i++) {
      id.append(ALPHABET.charAt(number.intValue() & 31));
      number = number.shiftRight(5);
    }
    return id.reverse().toString();
  }

  /** Whether a text is one. */
  public static boolean is(String text) {
    return text != null && text.matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
  }
}
