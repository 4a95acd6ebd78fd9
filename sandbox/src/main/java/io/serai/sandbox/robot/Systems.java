package io.serai.sandbox.robot;

/** What mail systems report, in their own words. */
final class Systems {
  private Systems() {}

  static Written bounces(Sent sent, String id, String date) {
    return report(
        sent,
        id,
        date,
        "failed",
        "5.1.1",
        "550-5.1.1 The account you wrote to does not\n    exist.");
  }

  static Written bare(Sent sent, String id, String date) {
    Written whole = bounces(sent, id, date);
    String mail = whole.mail();
    int third = mail.indexOf("--b1\nContent-Type: text/rfc822-headers");
    return new Written(whole.to(), mail.substring(0, third) + "--b1--\n");
  }

  static Written full(Sent sent, String id, String date) {
    return report(sent, id, date, "failed", "5.2.2", "552 5.2.2 The mailbox is over its quota");
  }

  static Written delays(Sent sent, String id, String date) {
    return report(sent, id, date, "delayed", "4.4.1", "451 4.4.1 No answer from the host");
  }

  /** RFC 3464. */
  private static Written report(
      Sent sent, String id, String date, String action, String status, String said) {
    return new Written(
        sent.envelope(),
        """
        Return-Path: <>
        From: Mail Delivery Subsystem <mailer-daemon@mx.recipients.example>
        To: %s
        Subject: Delivery Status Notification
        Date: %s
        Message-ID: <%s>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain; charset=utf-8

        This is about a mail of yours.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.recipients.example

        Final-Recipient: rfc822; %s
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; %s

        --b1
        Content-Type: text/rfc822-headers

        %s

        --b1--
        """
            .formatted(
                sent.envelope(), date, id, sent.recipient(), action, status, said, sent.headers()));
  }

  /** As mail systems wrote before there was a form for it. */
  static Written plain(Sent sent, String id, String date) {
    return new Written(
        sent.envelope(),
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.recipients.example
        To: %s
        Subject: failure notice
        Date: %s
        Message-ID: <%s>

        Hi. This is the mail program at mx.recipients.example.
        I could not deliver your message to the following addresses.
        This is a permanent error. Sorry it did not work out.

        <%s>:
        192.0.2.7 does not like the recipient.
        Remote host said: 550 5.1.1 User unknown

        --- Below this line is a copy of the message.

        Return-Path: <%s>
        %s

        Good morning!
        """
            .formatted(
                sent.envelope(), date, id, sent.recipient(), sent.envelope(), sent.headers()));
  }

  /** RFC 5965. */
  static Written complains(Sent sent, String id, String date) {
    return new Written(
        sent.envelope(),
        """
        Return-Path: <>
        From: Feedback <feedback@recipients.example>
        To: %s
        Subject: FW: %s
        Date: %s
        Message-ID: <%s>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

        --b1
        Content-Type: text/plain; charset=us-ascii

        Somebody called this spam.

        --b1
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Sandbox/1
        Version: 1
        Original-Rcpt-To: <%s>

        --b1
        Content-Type: message/rfc822

        %s

        Good morning!

        --b1--
        """
            .formatted(
                sent.envelope(), sent.subject(), date, id, sent.recipient(), sent.headers()));
  }
}
