package io.serai.mail.inbound;

import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Mail;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells reports, complaints, automatic answers, own mail and people apart, in this order. */
public final class Classifier {
  private static final int BEGINNING = 1500;

  /** An SMTP refusal at the start of a line. */
  private static final Pattern REPLY = Pattern.compile("(?m)^\\s{0,8}[45]\\d\\d[ -]");

  private Classifier() {}

  /**
   * The kind of a mail.
   *
   * @param own addresses of the accounts that send, lower case
   */
  public static Classified classify(Mail mail, Set<String> own) {
    String report = report(mail);
    if (!report.isEmpty()) {
      return new Classified(Kind.REPORT, report);
    }
    String complaint = complaint(mail);
    if (!complaint.isEmpty()) {
      return new Classified(Kind.COMPLAINT, complaint);
    }
    String automatic = automatic(mail);
    if (!automatic.isEmpty()) {
      return new Classified(Kind.AUTO_REPLY, automatic);
    }
    if (own.contains(Addresses.key(Addresses.first(mail.header("From"))))) {
      return new Classified(Kind.OWN, "From is an account of ours");
    }
    if (readable(mail)) {
      return new Classified(Kind.HUMAN, "nothing marks it as automatic");
    }
    return new Classified(
        Kind.UNREADABLE,
        mail.faults().isEmpty() ? "neither sender nor text" : String.join("; ", mail.faults()));
  }

  private static String report(Mail mail) {
    if (mail.part("message/delivery-status").isPresent()
        || mail.part("message/global-delivery-status").isPresent()
        || type(mail).contains("report-type=delivery-status")) {
      return "delivery-status";
    }
    if (type(mail).contains("feedback-report")
        || mail.part("message/feedback-report").isPresent()) {
      return "";
    }
    if (mail.has("X-Failed-Recipients")) {
      return "X-Failed-Recipients";
    }
    boolean daemon = Signs.in("daemon", mail.header("From").replace('@', ' ')) || nullPath(mail);
    boolean subject = Signs.in("dsn", mail.header("Subject"));
    boolean body = Signs.in("dsn body", beginning(mail)) || REPLY.matcher(beginning(mail)).find();
    if (Signs.in("auto", mail.header("Subject"))) {
      return "";
    }
    if (daemon && (subject || body)) {
      return "the words of a mail system";
    }
    return subject && body ? "the words of a bounce" : "";
  }

  private static String complaint(Mail mail) {
    if (type(mail).contains("feedback-report")
        || mail.part("message/feedback-report").isPresent()) {
      return "feedback-report";
    }
    boolean enclosed = mail.returned().isPresent();
    return enclosed && Signs.in("complaint", mail.header("Subject"))
        ? "the words of a complaint"
        : "";
  }

  private static String automatic(Mail mail) {
    String submitted = lower(mail.header("Auto-Submitted"));
    if (!submitted.isEmpty() && !submitted.startsWith("no")) {
      return "Auto-Submitted";
    }
    for (String name :
        new String[] {
          "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-Auto-Reply-From"
        }) {
      if (mail.has(name)) {
        return name;
      }
    }
    String precedence = lower(mail.header("Precedence"));
    if (precedence.matches("bulk|auto_reply|junk|list")) {
      return "Precedence";
    }
    if (type(mail).contains("disposition-notification")) {
      return "disposition-notification";
    }
    if (nullPath(mail)) {
      return "null Return-Path";
    }
    return Signs.in("auto", mail.header("Subject")) ? "the words of an automatic answer" : "";
  }

  private static boolean readable(Mail mail) {
    return !mail.headers().isEmpty()
        && (mail.has("From") || !mail.text().isBlank() || mail.has("Message-ID"));
  }

  private static boolean nullPath(Mail mail) {
    return mail.has("Return-Path") && mail.header("Return-Path").strip().equals("<>");
  }

  private static String beginning(Mail mail) {
    String text = mail.text();
    return text.substring(0, Math.min(text.length(), BEGINNING));
  }

  private static String type(Mail mail) {
    return lower(mail.header("Content-Type")).replace("\"", "").replace(" ", "");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).strip();
  }
}
