package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.mime.Addresses;
import io.serai.mail.inbound.mime.Limits;
import io.serai.mail.inbound.mime.Mail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The recipients of a bounce that is written for people, and the lines about each. */
final class PlainReport {
  private static final Pattern DAEMON =
      Pattern.compile("(?i)(?:postmaster|mailer-?daemon|abuse|noreply|no-reply)@.*");
  private static final int LONGEST_BLOCK = 40;

  private final List<String> lines;
  private final Map<String, Integer> starts = new LinkedHashMap<>();
  private final Map<String, String> spelled = new LinkedHashMap<>();

  private PlainReport(List<String> lines) {
    this.lines = lines;
  }

  /** Recipients in order, each with the lines about it; empty when none is named. */
  static Map<String, String> read(Mail mail, Returned taken) {
    PlainReport report = new PlainReport(taken.said());
    List<Mention> mentions = Mention.in(taken.said());
    Set<String> own = own(mail);
    report.failedHeader(mail, mentions);
    report.choose(mentions, own);
    report.choose(mentions, Set.of());
    report.addressees(taken);
    return report.blocks();
  }

  /** Exim and Gmail name the failed addresses in a header; the text says why. */
  private void failedHeader(Mail mail, List<Mention> mentions) {
    for (String value : mail.all("X-Failed-Recipients")) {
      for (String address : Addresses.in(value)) {
        int start =
            mentions.stream()
                .filter(m -> Addresses.key(m.address()).equals(Addresses.key(address)))
                .mapToInt(Mention::line)
                .findFirst()
                .orElse(0);
        add(address, start);
      }
    }
  }

  private void choose(List<Mention> mentions, Set<String> own) {
    for (Mention.How how : Mention.How.values()) {
      if (!starts.isEmpty()) {
        return;
      }
      for (Mention mention : mentions) {
        if (mention.how() == how
            && !own.contains(Addresses.key(mention.address()))
            && !DAEMON.matcher(mention.address()).matches()) {
          add(mention.address(), mention.line());
        }
      }
    }
  }

  private void addressees(Returned taken) {
    if (starts.isEmpty()) {
      Addresses.in(taken.field("to")).forEach(address -> add(address, 0));
    }
  }

  private void add(String address, int line) {
    if (starts.size() == Limits.RECIPIENTS) {
      return;
    }
    starts.putIfAbsent(Addresses.key(address), line);
    spelled.putIfAbsent(Addresses.key(address), address);
  }

  private Map<String, String> blocks() {
    List<Integer> ordered = new ArrayList<>(new HashSet<>(starts.values()));
    ordered.sort(null);
    Map<String, String> blocks = new LinkedHashMap<>();
    starts.forEach((key, start) -> blocks.put(spelled.get(key), block(start, ordered)));
    return blocks;
  }

  private String block(int start, List<Integer> ordered) {
    int next = ordered.stream().filter(s -> s > start).findFirst().orElse(lines.size());
    int end = Math.min(next, start + LONGEST_BLOCK);
    return end <= start ? "" : String.join("\n", lines.subList(start, end));
  }

  private static Set<String> own(Mail mail) {
    Set<String> own = new HashSet<>();
    for (String name :
        List.of("To", "Delivered-To", "From", "Return-Path", "Reply-To", "X-Original-To")) {
      for (String value : mail.all(name)) {
        Addresses.in(value).forEach(address -> own.add(Addresses.key(address)));
      }
    }
    return own;
  }
}
