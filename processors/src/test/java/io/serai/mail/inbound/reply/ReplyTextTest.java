package io.serai.mail.inbound.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mail.inbound.Inbound;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Wed, Jul 27, 2016 at 8:27 AM <news@sender.example> wrote:\n> Hi Mike",
        "On Wed, Jul 27, 2016 at 8:27 AM, The News Department\n<news@sender.example>\nwrote:\n> Hi",
        "-----Original Message-----\nFrom: News\nHi Mike",
        "-------- Original-Nachricht --------\nDatum: heute",
        "Am 27.07.2016 um 08:27 schrieb News:\n> Hallo",
        "Am Mi., 27. Juli 2016 um 08:27 Uhr schrieb News <\nnews@sender.example>:\n\n> Hallo",
        "Le 27/07/2016 à 08:27, News a écrit :\n> Bonjour",
        "El mié., 27 jul. 2016 a las 8:27, News (<news@sender.example>) escribió:\n> Hola",
        "Il giorno mer 27 lug 2016 alle ore 08:27 News ha scritto:\n> Ciao",
        "Op wo 27 jul. 2016 om 08:27 schreef News <news@sender.example>:\n> Hoi",
        "2016年7月27日(水) 8:27 News <news@sender.example>のメール:\n> こんにちは",
        "27.07.2016 08:27, News пишет:\n> Привет",
        "From: News <news@sender.example>\nSent: Wednesday, 27 July 2016\nTo: Mike\nSubject: Hi",
        "*From:* News\n*Sent:* Wednesday\n*To:* Mike\n*Subject:* Hi",
        "Von: News\nGesendet: Mittwoch\nAn: Mike\nBetreff: Hallo",
        "De : News\nEnvoyé : mercredi\nÀ : Mike\nObjet : Bonjour",
        "-- \nMike Example\nSenior Reader",
        "> Hi Mike\n> how are you"
      })
  void what_is_quoted_is_cut(String quoted) {
    assertThat(ReplyText.cut("Thank you, it works.\n\n" + quoted))
        .isEqualTo("Thank you, it works.");
  }

  @Test
  void answers_between_quoted_lines_are_kept() {
    assertThat(ReplyText.cut("> Is it red?\nYes.\n> Is it big?\nNo.\n")).isEqualTo("Yes.\nNo.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Wed, Jul 27, 2016 at 8:27 AM <news@sender.example> wrote:\n> Hi Mike\n> more",
        "Am Mi., 27. Juli 2016 um 08:27 Uhr schrieb News <\nnews@sender.example>:\n\n> Hallo"
      })
  void an_answer_below_what_it_quotes_is_kept(String quoted) {
    assertThat(ReplyText.cut(quoted + "\n\nYes, of course.\n-- \nMike"))
        .isEqualTo("Yes, of course.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Monday I wrote a letter.",
        "From: here to eternity is a film.\nI liked it.",
        "The original message was clear.",
        "On the other hand, as he wrote:\nnothing is certain."
      })
  void prose_that_looks_like_a_quote_is_kept(String prose) {
    assertThat(ReplyText.cut(prose)).isEqualTo(prose);
  }

  @Test
  void html_alone_is_read_as_text_without_its_quote() {
    String html =
        "<html><style>p{}</style><p>Thanks &amp; bye<br>Zo&#235;</p>"
            + "<blockquote><p>Hi Mike</p><p>more</p></blockquote></html>";

    assertThat(read("text/html; charset=utf-8", "8bit", html.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Thanks & bye\nZoë");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "utf-16", "windows-1252", "iso-8859-15"})
  void the_text_is_the_same_in_every_charset(String charset) {
    byte[] text = "Café is fine.\n> quoted".getBytes(Charset.forName(charset));

    assertThat(
            read("text/plain; charset=" + charset, "base64", Base64.getMimeEncoder().encode(text)))
        .isEqualTo("Café is fine.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-2022-jp", "shift_jis", "euc-jp"})
  void japanese_is_read_in_its_three_charsets(String charset) {
    byte[] text = "ありがとうございます\n> 引用".getBytes(Charset.forName(charset));

    assertThat(
            read("text/plain; charset=" + charset, "base64", Base64.getMimeEncoder().encode(text)))
        .isEqualTo("ありがとうございます");
  }

  private static String read(String type, String encoding, byte[] body) {
    byte[] head =
        "From: anna@rcpt.example\nContent-Type: %s\nContent-Transfer-Encoding: %s\n\n"
            .formatted(type, encoding)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] mail = new byte[head.length + body.length];
    System.arraycopy(head, 0, mail, 0, head.length);
    System.arraycopy(body, 0, mail, head.length, body.length);
    return Inbound.read(mail, Set.of()).text();
  }
}
