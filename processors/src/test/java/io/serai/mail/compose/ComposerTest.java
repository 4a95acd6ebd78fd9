package io.serai.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ComposerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Links LINKS =
      new Links(
          "https://s3.example/c/C",
          "https://s3.example/u/U",
          "unsub+U@s.example",
          "reply+R@s.example",
          "bounce+B@s.example");

  private static byte[] wire(String json) throws Exception {
    DraftReader.Judged mail = DraftReader.read(json, NOW);
    Outgoing outgoing =
        new Composer("s.example")
            .compose(
                new Composer.Order(
                    "01JGXYABCDEFGHJKMNPQRSTVWX",
                    mail.draft(),
                    "a1",
                    new InternetAddress("team@s.example", "Team"),
                    List.of(0),
                    LINKS,
                    place ->
                        new ByteArrayInputStream(mail.draft().attached().get(place).content())),
                NOW);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    outgoing.writeTo(out);
    return out.toByteArray();
  }

  private static MimeMessage read(byte[] wire) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(wire));
  }

  @Test
  void names_subjects_and_texts_of_any_letters_come_back_as_they_were() throws Exception {
    MimeMessage mail =
        read(
            wire(
                """
                {"to":[{"email":"zoe@example.com","name":"Zoë 🐷"}],"subject":"Sample \\"test\\" message ✓",
                 "text":"It''s\\ra {{what}}\\nof 🐷 < & >","variables":{"what":"<b>"}}
                """));

    assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Zoë 🐷");
    assertThat(mail.getSubject()).isEqualTo("Sample \"test\" message ✓");
    assertThat(mail.getContent()).isEqualTo("It''s\r\na <b>\r\nof 🐷 < & >");
    assertThat(mail.getEncoding()).isEqualTo("quoted-printable");
  }

  @Test
  void a_mail_says_who_it_is_and_how_to_stop_further_ones() throws Exception {
    MimeMessage mail =
        read(
            wire(
                "{\"to\":[{\"email\":\"m@example.com\"}],\"subject\":\"s\",\"text\":\"t\",\"campaign\":\"budget 1\"}"));

    assertThat(mail.getMessageID()).isEqualTo("<m.01JGXYABCDEFGHJKMNPQRSTVWX@s.example>");
    assertThat(mail.getHeader("X-Serai-Message")).containsExactly("01JGXYABCDEFGHJKMNPQRSTVWX");
    assertThat(mail.getHeader("Date")).containsExactly("Sun, 1 Mar 2026 12:00:00 +0000");
    assertThat(mail.getHeader("Reply-To")).containsExactly("reply+R@s.example");
    assertThat(mail.getHeader("Feedback-ID")).containsExactly("budget-1:serai");
    assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s+", ""))
        .isEqualTo("<https://s3.example/u/U>,<mailto:unsub+U@s.example>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void what_is_put_into_html_is_escaped_and_into_text_is_not() throws Exception {
    MimeMessage mail =
        read(
            wire(
                """
                {"to":[{"email":"m@example.com"}],"subject":"{{n}}","text":"{{n}}","html":"<p title='{{n}}'>{{n}}</p>",
                 "variables":{"n":"<i>'&"}}
                """));

    MimeMultipart both = (MimeMultipart) mail.getContent();
    assertThat(mail.getSubject()).isEqualTo("<i>'&");
    assertThat(both.getBodyPart(0).getContent()).isEqualTo("<i>'&");
    assertThat(both.getBodyPart(1).getContent().toString())
        .doesNotContain("<i>")
        .startsWith("<p title='&lt;i&gt;&#39;&amp;'>");
  }

  @Test
  void the_same_mail_is_made_the_same() throws Exception {
    String json = "{\"to\":[{\"email\":\"m@example.com\"}],\"subject\":\"s\",\"text\":\"t\"}";
    assertThat(new String(wire(json), StandardCharsets.UTF_8))
        .isEqualTo(new String(wire(json), StandardCharsets.UTF_8));
  }

  @Test
  void attachments_come_back_as_they_were_behind_the_words() throws Exception {
    MimeMessage mail =
        read(
            wire(
                """
                {"to":[{"email":"m@example.com"}],"subject":"s","text":"t","html":"<p>t</p>","attachments":[
                 {"name":"Zoë's list.txt","type":"text/plain","content":"bGluZSAxCmxpbmUgMgo="},
                 {"name":"b","content":"AAECAwQ="}]}
                """));

    MimeMultipart all = (MimeMultipart) mail.getContent();
    assertThat(all.getContentType()).startsWith("multipart/mixed");
    assertThat(((MimeMultipart) all.getBodyPart(0).getContent()).getContentType())
        .startsWith("multipart/alternative");
    assertThat(all.getBodyPart(1).getFileName()).isEqualTo("Zoë's list.txt");
    assertThat(all.getBodyPart(1).getDisposition()).isEqualTo("attachment");
    assertThat(all.getBodyPart(1).getContentType()).isEqualTo("text/plain");
    assertThat(all.getBodyPart(1).getInputStream()).hasContent("line 1\nline 2\n");
    assertThat(all.getBodyPart(2).getContentType()).isEqualTo("application/octet-stream");
    assertThat(all.getBodyPart(2).getInputStream()).hasBinaryContent(new byte[] {0, 1, 2, 3, 4});
    assertThat(all.getCount()).isEqualTo(3);
  }
}
