package io.serai.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailIT {
  private Mail mail;
  private Session session;

  @BeforeEach
  void start() {
    mail = Mail.start(java.time.Clock.systemUTC());
    Properties properties = new Properties();
    mail.endpoints().forEach((key, address) -> properties.put("mail." + key, address));
    session = Session.getInstance(properties);
  }

  @AfterEach
  void stop() {
    mail.close();
  }

  @Test
  void a_mail_to_anybody_is_found_in_the_mailbox_of_its_address() throws Exception {
    MimeMessage sent = new MimeMessage(session);
    sent.setFrom("hub@serai.example");
    sent.setRecipient(Message.RecipientType.TO, new InternetAddress("operators@serai.example"));
    sent.setSubject("hello");
    sent.setText("world");
    Transport.send(sent);

    try (Store store = session.getStore("imap")) {
      store.connect("operators@serai.example", "whatever");
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.getMessages()).hasSize(1);
      assertThat(inbox.getMessage(1).getSubject()).isEqualTo("hello");
    }
  }

  @Test
  void a_mail_keeps_its_id_and_lies_in_the_senders_folder_sent_too() throws Exception {
    MimeMessage sent =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws jakarta.mail.MessagingException {
            setHeader("Message-ID", "<own.1@serai.example>");
          }
        };
    sent.setFrom("sender@serai.example");
    sent.setRecipient(Message.RecipientType.TO, new InternetAddress("reader@serai.example"));
    sent.setSubject("dots");
    sent.setText(".one\r\n..two\r\n.\r\nend");
    Transport.send(sent);

    for (String[] place : new String[][] {{"reader", "INBOX"}, {"sender", "Sent"}}) {
      try (Store store = session.getStore("imap")) {
        store.connect(place[0] + "@serai.example", "whatever");
        Folder folder = store.getFolder(place[1]);
        folder.open(Folder.READ_ONLY);
        MimeMessage kept = (MimeMessage) folder.getMessage(1);
        assertThat(kept.getMessageID()).isEqualTo("<own.1@serai.example>");
        assertThat(kept.getContent().toString().strip()).isEqualTo(".one\r\n..two\r\n.\r\nend");
      }
    }
  }

  @Test
  void an_address_may_ask_to_be_refused() throws Exception {
    MimeMessage sent = new MimeMessage(session);
    sent.setFrom("sender@serai.example");
    sent.setRecipient(
        Message.RecipientType.TO, new InternetAddress("550.5.1.1+gone@serai.example"));
    sent.setText("x");

    assertThatThrownBy(() -> Transport.send(sent))
        .hasStackTraceContaining("550 5.1.1 as the address asks");
  }
}
