package io.serai.mail.inbound;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** One way to damage a mail. */
enum Mutation {
  TRUNCATE {
    @Override
    byte[] apply(byte[] mail, Random random) {
      return Arrays.copyOf(mail, random.nextInt(mail.length));
    }
  },
  FLIP_BITS {
    @Override
    byte[] apply(byte[] mail, Random random) {
      byte[] copy = mail.clone();
      for (int i = 0; i <= random.nextInt(64); i++) {
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return copy;
    }
  },
  DROP_A_PIECE {
    @Override
    byte[] apply(byte[] mail, Random random) {
      int from = random.nextInt(mail.length);
      int to = Math.min(mail.length, from + 1 + random.nextInt(400));
      return joined(Arrays.copyOf(mail, from), Arrays.copyOfRange(mail, to, mail.length));
    }
  },
  REPEAT_A_PIECE {
    @Override
    byte[] apply(byte[] mail, Random random) {
      int from = random.nextInt(mail.length);
      byte[] piece =
          Arrays.copyOfRange(mail, from, Math.min(mail.length, from + 1 + random.nextInt(80)));
      byte[][] all = new byte[2 + random.nextInt(2000)][];
      Arrays.fill(all, piece);
      all[0] = Arrays.copyOf(mail, from);
      all[all.length - 1] = Arrays.copyOfRange(mail, from, mail.length);
      return joined(all);
    }
  },
  LOSE_LINE_BREAKS {
    @Override
    byte[] apply(byte[] mail, Random random) {
      byte[] copy = mail.clone();
      for (int i = 0; i < copy.length; i++) {
        copy[i] = copy[i] == '\n' && random.nextInt(3) > 0 ? (byte) ' ' : copy[i];
      }
      return copy;
    }
  },
  NEST {
    @Override
    byte[] apply(byte[] mail, Random random) {
      byte[] nested = mail;
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        String head = "Content-Type: multipart/mixed; boundary=\"n%d\"\n\n--n%d\n".formatted(i, i);
        nested = joined(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII), nested);
      }
      return nested;
    }
  };

  abstract byte[] apply(byte[] mail, Random random);

  /** A mail damaged in one of these ways, or in several. */
  static byte[] of(byte[] mail, Random random) {
    byte[] mutant = mail;
    for (int i = 0; i <= random.nextInt(3) && mutant.length > 0; i++) {
      mutant = values()[random.nextInt(values().length)].apply(mutant, random);
    }
    return mutant;
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }
}
