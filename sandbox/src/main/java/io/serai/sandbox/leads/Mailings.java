package io.serai.sandbox.leads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.sandbox.cloud.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a unit sends: folders, among them two that are each other's parent; e-mails, some of them
 * classic ones; sends, some still on their way; and the links of each e-mail.
 */
final class Mailings {
  private static final List<String> FOLDERS =
      List.of("IEN Today", "Product News", "Plant Floor", "Leaders", "Promotions", "Surveys");
  private static final int ROOT = 4_001;
  private static final int NEWSLETTERS = 4_400;
  private static final int FIRST_FOLDER = 4_410;
  private static final int CYCLE = 4_900;
  private static final int SHORT_ID = 9;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  /** The links of an e-mail: an acknowledgement stands for all of its URLs. */
  record Links(String acknowledgement, List<String> urls) {
    /** As the database of the site keeps it. */
    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("shortId", acknowledgement);
      ArrayNode ids = json.putArray("urlIds");
      urls.forEach(ids::add);
      return json;
    }
  }

  private final Business of;
  private final SplittableRandom random;
  private final Instant until;
  private final boolean odd;
  private final List<Links> links = new ArrayList<>();

  Mailings(Business of, SplittableRandom random, Instant until, boolean odd) {
    this.of = of;
    this.random = random;
    this.until = until;
    this.odd = odd;
    for (int n = 0; n < of.size().emails(); n++) {
      links.add(new Links(shortId(), urls()));
    }
  }

  private String shortId() {
    StringBuilder id = new StringBuilder();
    random.ints(SHORT_ID, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
    return id.toString();
  }

  private List<String> urls() {
    return random.longs(2 + random.nextInt(5)).mapToObj(n -> "5f47e1c1%016x".formatted(n)).toList();
  }

  /** The links of each e-mail. */
  List<Links> links() {
    return links;
  }

  /** The links in what was sent with a send. */
  Links linksOf(int send) {
    return links.get(send % links.size());
  }

  void write(Records.Sink sink) {
    folder(sink, ROOT, 0, "my emails");
    folder(sink, NEWSLETTERS, ROOT, "Newsletters");
    for (int n = 0; n < FOLDERS.size(); n++) {
      folder(sink, FIRST_FOLDER + n, n < 4 ? NEWSLETTERS : ROOT, FOLDERS.get(n));
    }
    if (odd) {
      folder(sink, CYCLE, CYCLE + 1, "Archive");
      folder(sink, CYCLE + 1, CYCLE, "Archive of the archive");
    }
    for (int n = 0; n < links.size(); n++) {
      email(sink, n);
    }
    for (int n = 0; n < of.size().sends(); n++) {
      send(sink, n);
    }
  }

  private void folder(Records.Sink sink, long id, long parent, String name) {
    ObjectNode folder = Records.of(of, "folder", id).put("Name", name).put("ContentType", "email");
    folder.putObject("ParentFolder").put("ID", String.valueOf(parent));
    sink.put(folder);
  }

  private void email(Records.Sink sink, int n) {
    long folder = odd && n % 11 == 10 ? CYCLE : FIRST_FOLDER + n % FOLDERS.size();
    Instant made = until.minus(Duration.ofDays(1 + random.nextInt(20)));
    ObjectNode email = Records.of(of, "email", of.email(n));
    email.put("Name", FOLDERS.get(n % FOLDERS.size()) + " " + n);
    email.put("Subject", subject(n)).put("CategoryID", String.valueOf(folder));
    email.put("CreatedDate", ServerTime.soap(made));
    email.put("ModifiedDate", ServerTime.soap(made.plusSeconds(3_600)));
    if (odd && n % 6 == 5) {
      email.put("classic", true);
    }
    sink.put(email);
  }

  private String subject(int n) {
    return odd && n % 9 == 8 ? "[TEST]: Issue " + n : "Issue " + n + " of the week";
  }

  private void send(Records.Sink sink, int n) {
    Instant at = until.minus(Duration.ofMinutes(30L + random.nextInt(600)));
    boolean sending = odd && n == 3;
    boolean scheduled = odd && n == 4;
    int sent = 500 + random.nextInt(5_000);
    ObjectNode send = Records.of(of, "send", of.send(n));
    send.putObject("Email").put("ID", String.valueOf(of.email(n % links.size())));
    send.put("CreatedDate", ServerTime.soap(at.minusSeconds(600)));
    send.put("ModifiedDate", ServerTime.soap(at));
    send.put("EmailName", FOLDERS.get(n % FOLDERS.size()) + " " + n % links.size());
    send.put("FromAddress", "news@" + of.key() + ".example").put("FromName", "The editors");
    send.put("Subject", subject(n % links.size()));
    send.put("PreviewURL", "https://%s.example/view/%d".formatted(of.key(), of.send(n)));
    send.put("Status", sending ? "Sending" : scheduled ? "Scheduled" : "Complete");
    if (!sending && !scheduled) {
      send.put("SentDate", ServerTime.soap(at));
    }
    send.put("NumberSent", sent).put("NumberDelivered", sent - 12);
    send.put("HardBounces", 3).put("SoftBounces", 4).put("OtherBounces", 5);
    send.put("UniqueOpens", n % 5 == 0 ? 0 : sent / 4).put("UniqueClicks", sent / 40);
    send.put("Unsubscribes", n % 3).put("ForwardedEmails", 0);
    sink.put(send);
  }
}
