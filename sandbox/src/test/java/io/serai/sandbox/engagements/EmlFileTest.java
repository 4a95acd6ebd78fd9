package io.serai.sandbox.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmlFileTest {
  private static final Instant LOADED = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;

  @Test
  void a_mail_becomes_the_document_of_a_harvester() throws Exception {
    Mail mail =
        read(
            """
            Delivered-To: joe@ourco.test
            Message-ID: <m1@visa.example>
            References: <m0@visa.example> <m05@visa.example>
            Date: Wed, 10 Jan 2024 11:00:15 +0200
            From: Ann Abel <ann@visa.example>
            To: "Joe, of ours" <joe@ourco.test>,
             bob@gs.example
            Cc: cat@wex.example (Cat)
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=

            Hello
            """);

    assertThat(mail.json())
        .hasToString(
            "{\"account\":\"joe@ourco.test\",\"created\":\"2026-01-02T03:04:05.000Z\","
                + "\"date\":\"2024-01-10T09:00:15.000Z\",\"messageId\":\"<m1@visa.example>\","
                + "\"from\":{\"name\":\"Ann Abel\",\"address\":\"ann@visa.example\"},"
                + "\"to\":[{\"name\":\"Joe, of ours\",\"address\":\"joe@ourco.test\"},"
                + "{\"address\":\"bob@gs.example\"}],"
                + "\"cc\":[{\"name\":\"Cat\",\"address\":\"cat@wex.example\"}],"
                + "\"subject\":\"Gr\u00fc\u00dfe\",\"threadId\":\""
                + mail.thread()
                + "\",\"emailId\":\"1.eml\",\"path\":\"INBOX\"}");
    assertThat(mail.id()).isEqualTo("joe@ourco.test:1.eml");
    assertThat(read("References: <m0@visa.example>\n\n").thread()).isEqualTo(mail.thread());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "Delivered-To: a@x.test\\nDelivered-To: b@x.test\\nList-Id: <l.x.test>;a@x.test",
        "Delivered-To: mailing list  l@x.test;mailing list l@x.test",
        "Delivered-To: \\nList-Id: Our list <l.x.test>;l.x.test",
        "List-Id: bare.x.test;bare.x.test",
        "To: a@x.test;unknown"
      })
  void the_account_is_whom_it_was_delivered_to_else_the_list_else_unknown(
      String headers, String account) throws Exception {
    assertThat(read(headers.replace("\\n", "\n") + "\n\n").account()).isEqualTo(account);
  }

  @ParameterizedTest
  @CsvSource({
    "'Fri, 23 Aug 2002 13:07:30 +0200', 2002-08-23T11:07:30Z",
    "'Fri, 23 Aug 0102 13:07:30 +0200', 2002-08-23T11:07:30Z",
    "'Fri, 23 Aug 102 13:07:30', 2002-08-23T13:07:30Z",
    "'Fri, 23 Aug 2002 13:07:30 -0400 (EDT)', 2002-08-23T17:07:30Z",
    "'23 Aug 02 13:07 XYZ', 2002-08-23T13:07:00Z",
    "'yesterday', ",
    "'', "
  })
  void a_date_is_read_as_mail_software_reads_it_or_is_absent(String header, Instant date)
      throws Exception {
    assertThat(read("Date: " + header + "\n\n").date()).isEqualTo(date);
  }

  @Test
  void addresses_stand_in_the_index_as_they_stand_in_the_mail() throws Exception {
    Mail mail =
        read(
            """
            From: Ann@VISA.example, bob@gs.example
            To: undisclosed-recipients:;
            To: friends: a@x.test, b@x.test;, no-at-sign, a@b@c.test, <>, Smith, Joe <joe@x.test>
            Cc: "unterminated <u@x.test>, ann@x.test; 'quoted@x.test'

            """);

    assertThat(mail.from())
        .extracting(Address::address)
        .containsExactly("Ann@VISA.example", "bob@gs.example");
    assertThat(mail.to())
        .extracting(Address::address)
        .containsExactly(
            "undisclosed-recipients:;",
            "a@x.test",
            "b@x.test",
            "no-at-sign",
            "a@b@c.test",
            "",
            "Smith",
            "joe@x.test");
    assertThat(mail.cc())
        .extracting(Address::address)
        .containsExactly("u@x.test", "ann@x.test", "'quoted@x.test'");
    assertThat(mail.json().get("from").isArray()).isTrue();
  }

  @Test
  void what_a_mail_lacks_is_absent() throws Exception {
    assertThat(read("Subject:\n\n").json())
        .hasToString(
            "{\"account\":\"unknown\",\"created\":\"2026-01-02T03:04:05.000Z\","
                + "\"emailId\":\"1.eml\",\"path\":\"INBOX\"}");
    assertThat(read("").account()).isEqualTo("unknown");
    assertThat(read("no header at all\n\nbody").account()).isEqualTo("unknown");
  }

  @Test
  void the_line_of_an_mbox_is_no_header() throws Exception {
    Mail mail = read("From joe@x.test  Fri Aug 23 13:07:30 2002\nFrom: ann@x.test\n\n");
    assertThat(mail.from()).containsExactly(Address.of("ann@x.test"));
    assertThat(read("From: bob@x.test\n\n").from()).containsExactly(Address.of("bob@x.test"));
  }

  @Test
  void raw_bytes_are_read_as_utf_8_or_else_as_western_text() throws Exception {
    String header = "Subject: Gr\u00fc\u00dfe\nTo: J\u00f6rg <j@b\u00fccher.example>\n\n";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      Mail mail = read(header.getBytes(charset));
      assertThat(mail.subject()).isEqualTo("Gr\u00fc\u00dfe");
      assertThat(mail.to()).containsExactly(new Address("J\u00f6rg", "j@b\u00fccher.example"));
    }
  }

  @Test
  void an_account_longer_than_an_id_may_be_gets_an_id_all_the_same() throws Exception {
    Mail mail = read("Delivered-To: " + "x".repeat(600) + "\n\n");
    assertThat(mail.id()).hasSizeLessThan(512).startsWith("x:");
    assertThat(mail.account()).hasSize(600);
  }

  private Mail read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Mail read(byte[] bytes) throws IOException {
    return EmlFile.read(Files.write(folder.resolve("1.eml"), bytes), LOADED);
  }
}
