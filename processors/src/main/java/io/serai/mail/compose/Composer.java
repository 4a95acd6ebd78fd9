package io.serai.mail.compose;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParameterList;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Makes the mail that goes over the wire. */
public final class Composer {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** RFC 5322 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Session SESSION = Session.getInstance(new Properties());

  private final String domain;

  /**
   * @param domain right of the {@code @} in Message-IDs
   */
  public Composer(String domain) {
    this.domain = domain;
  }

  /**
   * What is sent by whom to whom.
   *
   * @param sender the account's address
   * @param places of the recipients this time, in {@code draft.to}
   * @param links null when the mail has none of its own
   * @param attached where the contents of its attachments are
   */
  public record Order(
      String id,
      Draft draft,
      String account,
      InternetAddress sender,
      List<Integer> places,
      Links links,
      Attached attached) {}

  /** The Message-ID of a mail, the same each time it is made. */
  public String messageId(String id) {
    return "<m.%s@%s>".formatted(id, domain);
  }

  /** Makes it. Its recipients see who else it was addressed to, not who is tried this time. */
  public Outgoing compose(Order order, Instant now) {
    try {
      Outgoing mail = new Outgoing(SESSION, order.account());
      Draft draft = order.draft();
      mail.setFrom(order.sender());
      for (int place = 0; place < draft.to().size(); place++) {
        InternetAddress to = address(draft.to().get(place));
        mail.addRecipient(MimeMessage.RecipientType.TO, to);
        if (order.places().contains(place)) {
          mail.addressed(place, to);
        }
      }
      mail.setHeader("Date", DATE.format(now));
      mail.setHeader("Message-ID", messageId(order.id()));
      mail.setHeader("X-Serai-Message", order.id());
      Templates.Filled filled = Templates.fill(draft, variables(order.links()));
      mail.setSubject(filled.subject(), UTF_8);
      headers(mail, order);
      content(mail, filled, order);
      mail.saveChanges();
      return mail;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("mail " + order.id() + " cannot be composed", e);
    }
  }

  private static Map<String, String> variables(Links links) {
    return links == null
        ? Map.of()
        : Map.of("confirm_url", links.confirm(), "unsubscribe_url", links.unsubscribe());
  }

  private static InternetAddress address(Draft.Person person) throws UnsupportedEncodingException {
    String email = io.serai.mail.MailAddress.of(person.email()).text();
    return person.name() == null
        ? new InternetAddress(email, null)
        : new InternetAddress(email, person.name(), UTF_8);
  }

  private static void headers(Outgoing mail, Order order) throws MessagingException {
    Links links = order.links();
    if (order.draft().campaign() != null) {
      mail.setHeader(
          "Feedback-ID",
          jakarta.mail.internet.MimeUtility.fold(0, ascii(order.draft().campaign()) + ":serai"));
    }
    if (links == null) {
      return;
    }
    mail.setHeader("Reply-To", links.replyTo());
    if (links.bounces() != null) {
      mail.setEnvelopeFrom(links.bounces());
    }
    if (order.draft().unsubscribable()) {
      mail.setHeader(
          "List-Unsubscribe",
          "<%s>,\r\n <mailto:%s>".formatted(links.unsubscribe(), links.unsubscribeMail()));
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  private static String ascii(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private static void content(MimeMessage mail, Templates.Filled filled, Order order)
      throws MessagingException {
    List<Attachment> attachments = order.draft().attached();
    if (attachments.isEmpty()) {
      body(mail, filled);
      return;
    }
    MimeBodyPart words = new MimeBodyPart();
    body(words, filled);
    MimeMultipart all = new MimeMultipart("mixed", words);
    for (int place = 0; place < attachments.size(); place++) {
      all.addBodyPart(file(new Attached.Source(order.attached(), place, attachments.get(place))));
    }
    mail.setContent(all);
  }

  /** RFC 2183, a name that is no ASCII as RFC 2231 writes it. */
  private static MimeBodyPart file(Attached.Source source) throws MessagingException {
    ParameterList name = new ParameterList();
    name.set("filename", source.getName(), UTF_8);
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(source));
    part.setHeader("Content-Type", source.getContentType());
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setHeader("Content-Disposition", new ContentDisposition("attachment", name).toString());
    return part;
  }

  private static void body(MimePart part, Templates.Filled filled) throws MessagingException {
    if (filled.html() == null) {
      text(part, filled.text(), "plain");
      return;
    }
    if (filled.text() == null) {
      text(part, filled.html(), "html");
      return;
    }
    MimeBodyPart plain = new MimeBodyPart();
    text(plain, filled.text(), "plain");
    MimeBodyPart html = new MimeBodyPart();
    text(html, filled.html(), "html");
    part.setContent(new MimeMultipart("alternative", plain, html));
  }

  private static void text(MimePart part, String text, String subtype) throws MessagingException {
    part.setText(lines(text), UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
  }

  /** RFC 5322 2.3: lines end in CR LF, whatever they ended in before. */
  static String lines(String text) {
    return text.replaceAll("\r\n|\r|\n", "\r\n");
  }
}
