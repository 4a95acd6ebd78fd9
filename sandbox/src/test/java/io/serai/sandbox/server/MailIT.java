package io.serai.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

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
    mail = Mail.start();
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
}
