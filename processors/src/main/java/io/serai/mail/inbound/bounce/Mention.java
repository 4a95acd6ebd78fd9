package io.serai.mail.inbound.bounce;

import io.serai.mail.inbound.mime.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address in a line that a mail system wrote.
 *
 * @param line its index
 * @param how the way it stands there
 */
record Mention(int line, String address, How how) {
  /** From the surest sign of a recipient to the weakest. */
  enum How {
    /** The line begins with it and says nothing else, or its reason. */
    HEADING,
    /** A word before it names it as recipient. */
    LABELLED,
    /** A line of an SMTP dialogue. */
    DIALOGUE,
    /** Anywhere. */
    ANYWHERE
  }

  private static final Pattern HEADING =
      Pattern.compile(
          "[\\s>*#.-]{0,12}+(?i:smtp:|mailto:|\\d{1,3}\\)|rfc822;)?+[\\s<\"'(\\[]{0,6}+(?i:smtp:|mailto:)?+("
              + Addresses.ADDRESS
              + ")[>\"')\\]]*+(?:\\s?[<\\[(](?:mailto:)?[^>\\])]{0,300}[>\\])])?\\s{0,20}+"
              + "(?:$|[:;,|({]|\\.\\.\\.|-\\s|on\\s).*");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:recipients?|recipient address|rcpt to|to|for|reach|reaching|address|addresses"
              + "|addressee|user|mailbox|account|failed|deliver)\\s{0,10}+[:=]?\\s{0,40}+[<\"'(\\[]{0,4}+(?:smtp:|mailto:|rfc822;\\s?)?");
  private static final Pattern DIALOGUE =
      Pattern.compile("\\s{0,12}+(?:>>>|<<<|[245]\\d\\d[ -]).*");
  private static final Pattern SENDERS =
      Pattern.compile(
          "(?i)[\\s>*-]{0,12}+(?:from|sender|mail from|return-path|reply-to|message-?id|subject|date|sent"
              + "|cc|envelope-?from|x-[\\w-]{1,40}|>>> mail from|contact|the original message was)\\b.*");
  private static final int LOOK_BACK = 60;

  /** Every mention, in order. */
  static List<Mention> in(List<String> lines) {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.indexOf('@') >= 0 && !SENDERS.matcher(line).matches()) {
        of(i, line, mentions);
      }
    }
    return mentions;
  }

  private static void of(int index, String line, List<Mention> mentions) {
    Matcher heading = HEADING.matcher(line);
    boolean heads = heading.matches();
    boolean dialogue = DIALOGUE.matcher(line).matches();
    int from = 0;
    for (String address : Addresses.in(line)) {
      int at = line.indexOf(address, from);
      from = at + address.length();
      How how = How.ANYWHERE;
      if (heads && heading.start(1) == at) {
        how = How.HEADING;
      } else if (dialogue) {
        how = How.DIALOGUE;
      } else if (labelled(line.substring(Math.max(0, at - LOOK_BACK), at))) {
        how = How.LABELLED;
      }
      mentions.add(new Mention(index, address, how));
    }
  }

  private static boolean labelled(String before) {
    Matcher label = LABEL.matcher(before);
    int from = 0;
    while (label.find(from)) {
      boolean word = label.start() == 0 || !Character.isLetter(before.charAt(label.start() - 1));
      if (word && label.end() == before.length()) {
        return true;
      }
      from = label.start() + 1;
    }
    return false;
  }
}
