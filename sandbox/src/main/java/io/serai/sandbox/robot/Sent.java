package io.serai.sandbox.robot;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A mail that came to a recipient.
 *
 * @param envelope whom reports go to
 * @param recipient whose mailbox it is in
 * @param headers as they were transferred
 */
record Sent(
    String envelope,
    String recipient,
    String from,
    String replyTo,
    String messageId,
    String subject,
    String unsubscribe,
    String headers) {
  private static final Session SESSION = Session.getInstance(new Properties());

  static Sent of(String envelope, String recipient, byte[] mail) throws MessagingException {
    MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
    return new Sent(
        envelope,
        recipient,
        first(message.getHeader("From", ",")),
        first(message.getHeader("Reply-To", ",")),
        text(message.getMessageID()),
        decoded(text(message.getHeader("Subject", null))),
        MimeUtility.unfold(text(message.getHeader("List-Unsubscribe", null))),
        Collections.list(message.getAllHeaders()).stream()
            .map(Sent::line)
            .collect(Collectors.joining("\r\n")));
  }

  private static String line(Header header) {
    return header.getName() + ": " + header.getValue();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(value);
    } catch (UnsupportedEncodingException e) {
      return value;
    }
  }

  private static String first(String value) throws MessagingException {
    InternetAddress[] all = InternetAddress.parse(text(value), false);
    return all.length == 0 ? "" : all[0].getAddress();
  }

  /** What stands between angle brackets after a scheme, or empty. */
  String unsubscribe(String scheme) {
    int at = unsubscribe.indexOf("<" + scheme + ":");
    return at < 0 ? "" : unsubscribe.substring(at + 1, unsubscribe.indexOf('>', at));
  }

  /** Where a person's answer goes. */
  String answerTo() {
    return replyTo.isEmpty() ? from : replyTo;
  }

  static byte[] bytes(String text) {
    return text.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
