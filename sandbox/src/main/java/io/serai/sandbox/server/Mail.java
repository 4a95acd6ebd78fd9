package io.serai.sandbox.server;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/**
 * SMTP and IMAP over the same mailboxes, which live in memory. Any mail is accepted, and its
 * recipient's mailbox is there from then on: the login is the address, the password whatever.
 */
public final class Mail implements Server {
  private static final String HOST = "127.0.0.1";

  private final GreenMail mail;

  private Mail(GreenMail mail) {
    this.mail = mail;
  }

  /** Starts both on free ports. */
  public static Mail start() {
    ServerSetup[] setups = {
      new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP),
      new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
    };
    GreenMail mail =
        new GreenMail(setups)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    mail.start();
    return new Mail(mail);
  }

  @Override
  public String name() {
    return "Mail";
  }

  @Override
  public String address() {
    return "smtp://%s:%d imap://%s:%d"
        .formatted(HOST, mail.getSmtp().getPort(), HOST, mail.getImap().getPort());
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of(
        "smtp.host",
        HOST,
        "smtp.port",
        String.valueOf(mail.getSmtp().getPort()),
        "imap.host",
        HOST,
        "imap.port",
        String.valueOf(mail.getImap().getPort()));
  }

  @Override
  public void close() {
    mail.stop();
  }
}
