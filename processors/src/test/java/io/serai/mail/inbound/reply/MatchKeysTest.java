package io.serai.mail.inbound.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.Inbound;
import io.serai.mail.inbound.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchKeysTest {
  private static MatchKeys keys(String mail) {
    return Inbound.read(mail.getBytes(StandardCharsets.UTF_8), Set.of()).keys();
  }

  @Test
  void headers_come_in_the_order_of_trust() {
    MatchKeys keys =
        keys(
            """
            From: Anna <ANNA@rcpt.example>
            Subject: AW: Re[2]: Winter  timetable
            In-Reply-To: <m.3@sender.example>
            References: <m.1@sender.example>
             <m.2@sender.example> <m.3@sender.example>

            Thanks
            """);

    assertThat(keys.inReplyTo()).containsExactly("m.3@sender.example");
    assertThat(keys.references())
        .containsExactly("m.3@sender.example", "m.2@sender.example", "m.1@sender.example");
    assertThat(keys.sender()).isEqualTo("anna@rcpt.example");
    assertThat(keys.subject()).isEqualTo("winter  timetable");
    assertThat(keys.weak()).isFalse();
  }

  @Test
  void tokens_are_read_from_every_address_it_was_sent_to() {
    MatchKeys keys =
        keys(
            """
            From: anna@rcpt.example
            To: News <reply+abc-1@sender.example>, x+y@sender.example
            Delivered-To: bounce+def-2@sender.example

            Thanks
            """);

    assertThat(keys.tokens())
        .isEqualTo(Map.of(Purpose.REPLY, List.of("abc-1"), Purpose.BOUNCE, List.of("def-2")));
  }

  @Test
  void a_bounce_names_the_mail_that_came_back() {
    for (String file : List.of("postfix-user-unknown.eml", "exim-two.eml", "qmail-two.eml")) {
      MatchKeys keys = Inbound.read(Samples.own().mail(file), Set.of()).keys();

      assertThat(keys.original()).as(file).isEqualTo("m.0000000000000001@sender.example");
      assertThat(keys.seraiMessage()).as(file).isEqualTo("01jgxy0000000000000000000a");
    }
  }

  @Test
  void the_mark_is_found_in_a_quoted_original() {
    assertThat(
            keys("From: anna@rcpt.example\n\nThanks\n> X-Serai-Message: 01jgxy\n> Hi")
                .seraiMessage())
        .isEqualTo("01jgxy");
  }

  @Test
  void a_reply_without_headers_leaves_only_weak_keys() {
    MatchKeys keys = keys("From: anna@rcpt.example\nSubject: Re: timetable\n\nThanks");

    assertThat(keys.weak()).isTrue();
    assertThat(keys.sender()).isEqualTo("anna@rcpt.example");
  }

  @Test
  void mail_to_the_unsubscribe_address_is_an_opt_out() {
    String mail = "From: anna@rcpt.example\nTo: unsub+abc-1@sender.example\n\n";

    assertThat(Inbound.read(mail.getBytes(StandardCharsets.UTF_8), Set.of()).optOut()).isTrue();
  }
}
