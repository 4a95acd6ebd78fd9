package io.serai.hub.alarm;

import io.serai.hub.settings.Settings;
import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/** The mail server that alarms go through, as an endpoint of camel-mail. */
final class SmtpServer {
  /** Name of the bean that knows the password: an endpoint's address is shown in many places. */
  static final String AUTHENTICATOR = "smtpAuthenticator";

  /** why: without them a server that says nothing would hold the route for ever */
  private static final String PATIENCE =
      "connectionTimeout=10000&mail.smtp.timeout=10000&mail.smtp.writetimeout=10000"
          + "&mail.smtps.timeout=10000&mail.smtps.writetimeout=10000";

  private SmtpServer() {}

  /** Whether there is a server and somebody to write to. */
  static boolean configured(Settings settings) {
    return filled(settings, "smtp.host") && filled(settings, "alarm.recipients");
  }

  private static boolean filled(Settings settings, String key) {
    return settings.find(key).filter(value -> !value.isBlank()).isPresent();
  }

  static String endpoint(Settings settings) {
    String security = settings.get("smtp.security");
    StringBuilder uri =
        new StringBuilder(security.equals("tls") ? "smtps" : "smtp")
            .append("://%s:%s?".formatted(settings.get("smtp.host"), settings.get("smtp.port")))
            .append(PATIENCE);
    if (security.equals("starttls")) {
      uri.append("&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true");
    }
    if (filled(settings, "smtp.username")) {
      uri.append("&authenticator=#").append(AUTHENTICATOR);
    }
    return uri.toString();
  }

  /** Asks for the password at every mail, so that a new one needs no restart. */
  static MailAuthenticator authenticator(Settings settings) {
    return new MailAuthenticator() {
      @Override
      public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
            settings.get("smtp.username"), settings.get("smtp.password"));
      }
    };
  }
}
