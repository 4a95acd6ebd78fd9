package io.serai.acceptance.bench.mail;

import io.serai.acceptance.harness.Sandbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A bare loop over one open connection without Nagle's delay: no database, no bus, no budget. */
record Floor(Load load) {
  private static final Session SESSION = Session.getInstance(new Properties());

  /** Seconds. */
  double run(int mails, int connections) throws Exception {
    return Threads.each(mails, connections, this::send);
  }

  private void send(int mails) throws MessagingException, IOException {
    int port = Integer.parseInt(Sandbox.address("smtp.port"));
    try (Socket socket = new Socket(Sandbox.address("smtp.host"), port);
        SMTPTransport line = new SMTPTransport(SESSION, null)) {
      socket.setTcpNoDelay(true);
      line.connect(socket);
      for (int n = 0; n < mails; n++) {
        MimeMessage mail = new MimeMessage(SESSION);
        mail.setFrom(new InternetAddress(load.from()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(load.to()));
        mail.setSubject(Load.SUBJECT);
        mail.setText(Load.TEXT, "UTF-8");
        mail.saveChanges();
        line.sendMessage(mail, mail.getAllRecipients());
      }
    }
  }
}
