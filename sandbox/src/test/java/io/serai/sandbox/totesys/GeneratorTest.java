package io.serai.sandbox.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorTest {
  @Test
  void the_same_seed_makes_the_same_bytes() throws Exception {
    assertThat(digest(7, 1)).isEqualTo(digest(7, 1));
  }

  @Test
  void another_seed_makes_other_bytes() throws Exception {
    assertThat(digest(7, 1)).isNotEqualTo(digest(8, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "1, sales_order, 11187",
    "1, purchase_order, 4649",
    "1, transaction, 15836",
    "1, payment, 15836",
    "1, design, 473",
    "3, sales_order, 33561",
    "3, payment, 47508",
    "3, design, 473"
  })
  void scale_multiplies_what_happens_and_not_what_is(int scale, String table, int rows) {
    assertThat(csv(7, scale, table).lines().count()).isEqualTo(rows);
  }

  @Test
  void every_id_is_given_once_and_without_gaps() {
    long[] ids =
        csv(7, 2, "purchase_order")
            .lines()
            .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(','))))
            .toArray();

    assertThat(ids)
        .hasSize(9298)
        .startsWith(1, 2, 3)
        .endsWith(9298)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static String csv(long seed, int scale, String table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Generator(seed, scale).write(table, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String digest(long seed, int scale) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Generator.TABLES.forEach(table -> new Generator(seed, scale).write(table, out));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
