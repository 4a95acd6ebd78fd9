package io.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BouncesCommandTest {
  private static final String REFUSED =
      """
      From: MAILER-DAEMON@mx.example
      To: news@sender.example
      Subject: Undelivered Mail Returned to Sender

      <anna@rcpt.example>: host mx.rcpt.example said: 550 5.1.1 User unknown (in reply to RCPT TO command)

      <ben@rcpt.example>: host mx.rcpt.example said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void mails() throws IOException {
    Files.writeString(folder.resolve("refused.eml"), REFUSED);
    Files.writeString(folder.resolve("hello.eml"), "From: eve@rcpt.example\n\nSee you tomorrow.\n");
    Files.write(folder.resolve("more.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Files.writeString(folder.resolve("notes.txt"), "no mail");
  }

  private int run(String... arguments) {
    return Root.line(arguments)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void every_recipient_has_a_line_and_every_other_mail_a_reason() {
    assertThat(run("bounces", folder.toString())).isZero();

    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "file recipient reply hard group",
            "hello.eml - - - human: nothing marks it as automatic",
            "more.zip - - - unreadable: a zip archive is no mail",
            "refused.eml anna@rcpt.example 550 hard unknown-user",
            "refused.eml ben@rcpt.example 452 soft mailbox",
            "human: 1",
            "report: 1",
            "unreadable: 1");
  }

  @Test
  void labels_beside_the_mails_give_figures() throws IOException {
    Files.write(
        folder.resolve("labels.tsv"),
        List.of(
            "file\treply_code\treason\thard",
            "refused.eml\t550\tuserunknown\t1",
            "refused.eml\t452\tspamdetected\t0"));

    run("bounces", folder.toString());

    assertThat(out.toString().lines())
        .contains(
            "number of recipients right: 100.0 %",
            "hard or soft right: 100.0 %", "group right: 50.0 %", "reply code right: 100.0 %");
  }

  @Test
  void json_says_what_decided() throws IOException {
    run("bounces", "--json", folder.resolve("refused.eml").toString());

    JsonNode mail = new ObjectMapper().readTree(out.toString()).path("mails").get(0);
    assertThat(mail.path("file").asText()).isEqualTo("refused.eml");
    JsonNode anna = mail.path("recipients").get(0);
    assertThat(anna.path("status").asText()).isEqualTo("5.1.1");
    assertThat(anna.path("because").asText()).isEqualTo("user unknown");
    assertThat(anna.path("hard").asBoolean()).isTrue();
  }

  @Test
  void control_characters_of_a_mail_do_not_reach_the_terminal() throws IOException {
    Files.writeString(
        folder.resolve("refused.eml"), REFUSED.replace("anna@", "a\u001b]0;x\u0007nna@"));

    run("bounces", folder.toString());

    assertThat(out.toString()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThat(run("bounces", folder.resolve("absent").toString())).isNotZero();

    assertThat(err.toString()).contains("absent");
  }
}
