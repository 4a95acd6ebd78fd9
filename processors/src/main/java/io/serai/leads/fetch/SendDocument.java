package io.serai.leads.fetch;

import io.serai.leads.Entity;
import io.serai.leads.cloud.CloudObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A send of Marketing Cloud as a document of {@code email-sends}. */
final class SendDocument {
  /** What is asked for. */
  static final List<String> PROPERTIES =
      List.of(
          "ID",
          "Email.ID",
          "CreatedDate",
          "ModifiedDate",
          "HardBounces",
          "SoftBounces",
          "OtherBounces",
          "EmailName",
          "FromAddress",
          "FromName",
          "Subject",
          "PreviewURL",
          "Status",
          "SentDate",
          "NumberSent",
          "NumberDelivered",
          "UniqueOpens",
          "UniqueClicks",
          "Unsubscribes",
          "ForwardedEmails");

  private static final Pattern TEST =
      Pattern.compile("^(test send|\\[test\\]:)", Pattern.CASE_INSENSITIVE);

  private SendDocument() {}

  /**
   * The operators that make or change it.
   *
   * @param id of the document
   * @param email the send's e-mail; null when it names none
   * @param emailId of the e-mail's document
   */
  static Document update(
      Entity send, ObjectId id, CloudObject from, Entity email, ObjectId emailId, Instant now) {
    Document set = Source.fetched(from.instant("CreatedDate"), from.instant("ModifiedDate"), now);
    Source.put(set, "name", from.text("EmailName"));
    Source.put(set, "fromEmail", from.text("FromAddress"));
    Source.put(set, "fromName", from.text("FromName"));
    Source.put(set, "subject", from.text("Subject"));
    Source.put(set, "url", from.text("PreviewURL"));
    Source.put(set, "status", from.text("Status"));
    metrics(set, from);
    set.append("isTestSend", isTest(from.text("Subject")));
    if (email != null) {
      set.append("deploymentId", emailId);
      set.append("deployment", new Document("_id", emailId).append("entity", email.name()));
    }
    Document update = new Document("$setOnInsert", Source.made(send, id, now)).append("$set", set);
    Optional<Instant> sent = from.instant("SentDate");
    if (sent.isPresent()) {
      set.append("sentDate", sent.get());
      update.append("$unset", new Document("sentDateEstimated", ""));
    }
    return update;
  }

  /** A count of nothing is a count: it is written too. */
  private static void metrics(Document set, CloudObject from) {
    set.append("metrics.sent", from.number("NumberSent"));
    set.append("metrics.delivered", from.number("NumberDelivered"));
    set.append("metrics.uniqueOpens", from.number("UniqueOpens"));
    set.append("metrics.uniqueClicks", from.number("UniqueClicks"));
    set.append("metrics.unsubscribes", from.number("Unsubscribes"));
    set.append("metrics.forwards", from.number("ForwardedEmails"));
    set.append(
        "metrics.bounces",
        from.number("HardBounces") + from.number("SoftBounces") + from.number("OtherBounces"));
  }

  static boolean isTest(String subject) {
    return subject != null && TEST.matcher(subject).find();
  }

  /** Whether it is under way and does not say since when. */
  static boolean undated(CloudObject from) {
    return "Sending".equals(from.text("Status")) && from.instant("SentDate").isEmpty();
  }
}
