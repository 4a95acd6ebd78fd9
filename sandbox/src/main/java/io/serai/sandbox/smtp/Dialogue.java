package io.serai.sandbox.smtp;

import io.serai.sandbox.smtp.Script.Kind;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One client's dialogue (RFC 5321), signed in or not (RFC 4954). */
final class Dialogue implements Runnable {
  private final Socket socket;
  private final Scripts scripts;
  private final Mailboxes mailboxes;
  private Line line;
  private String account;
  private String sender;
  private final Map<String, Script> recipients = new TreeMap<>();

  Dialogue(Socket socket, Scripts scripts, Mailboxes mailboxes) {
    this.socket = socket;
    this.scripts = scripts;
    this.mailboxes = mailboxes;
  }

  @Override
  public void run() {
    try (Line open = new Line(socket)) {
      line = open;
      line.say("220 sandbox ESMTP");
      while (answer(line.hear())) {
        // the next command
      }
    } catch (IOException e) {
      // the client has gone, which is its right
      line = null;
    }
  }

  private boolean answer(String command) throws IOException {
    String upper = command.toUpperCase(Locale.ROOT);
    if (upper.startsWith("EHLO") || upper.startsWith("HELO")) {
      line.say("250-sandbox");
      line.say("250-8BITMIME");
      line.say("250-ENHANCEDSTATUSCODES");
      line.say("250 AUTH PLAIN LOGIN XOAUTH2");
    } else if (upper.startsWith("AUTH ")) {
      authenticate(command.substring(5).trim());
    } else if (upper.startsWith("MAIL FROM:")) {
      from(path(command));
    } else if (upper.startsWith("RCPT TO:")) {
      to(path(command));
    } else if (upper.equals("DATA")) {
      return data();
    } else if (upper.equals("RSET")) {
      reset();
      line.say("250 2.0.0 forgotten");
    } else if (upper.equals("NOOP")) {
      line.say("250 2.0.0 still here");
    } else if (upper.equals("QUIT")) {
      line.say("221 2.0.0 bye");
      return false;
    } else {
      line.say("502 5.5.1 not spoken here");
    }
    return true;
  }

  private void authenticate(String asked) throws IOException {
    String[] words = asked.split(" ", 2);
    String first = words.length == 2 ? words[1] : ask("Username:");
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "PLAIN" -> account = decoded(first).split("\0", -1)[1];
      case "XOAUTH2" ->
          account = decoded(first).replaceFirst("(?s)user=", "").replaceFirst("(?s)\1.*", "");
      default -> {
        account = decoded(first);
        ask("Password:");
      }
    }
    if (Script.of(account).kind() == Kind.LOCKED) {
      account = null;
      line.say("535 5.7.8 Username and Password not accepted");
    } else {
      line.say("235 2.7.0 accepted");
    }
  }

  private String ask(String question) throws IOException {
    line.say(
        "334 " + Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8)));
    return line.hear();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.UTF_8);
  }

  private static String path(String command) {
    return command.replaceFirst("^[^<]*<([^>]*)>.*$", "$1");
  }

  private void from(String address) throws IOException {
    reset();
    if (account != null && scripts.overQuota(account)) {
      line.say("550 5.4.5 Daily user sending limit exceeded");
      return;
    }
    sender = address;
    line.say("250 2.1.0 go on");
  }

  private void to(String address) throws IOException {
    if (sender == null) {
      line.say("503 5.5.1 who sends?");
      return;
    }
    Script script = scripts.next(address.toLowerCase(Locale.ROOT));
    if (script.kind() == Kind.REFUSE) {
      line.say(script.reply());
      return;
    }
    recipients.put(address, script);
    line.say("250 2.1.5 go on");
  }

  /** Whether the dialogue goes on. */
  private boolean data() throws IOException {
    if (recipients.isEmpty()) {
      line.say("554 5.5.1 nobody to send to");
      return true;
    }
    line.say("354 go ahead");
    byte[] mail = line.mail();
    if (asks(Kind.LOSE).isPresent()) {
      return false;
    }
    Optional<Script> refused = asks(Kind.REFUSE_DATA);
    if (refused.isPresent()) {
      reset();
      line.say(refused.get().reply());
      return true;
    }
    List<String> copies = new ArrayList<>(recipients.keySet());
    recipients.forEach(
        (address, script) -> {
          if (script.kind() == Kind.TWICE) {
            copies.add(address);
          }
        });
    mailboxes.put(sender, copies, mail);
    if (asks(Kind.DROP).isPresent()) {
      return false;
    }
    asks(Kind.SLOW).ifPresent(slow -> sleep(slow.code()));
    reset();
    line.say("250 2.0.0 taken");
    return true;
  }

  private Optional<Script> asks(Kind kind) {
    return recipients.values().stream().filter(script -> script.kind() == kind).findFirst();
  }

  private void reset() {
    sender = null;
    recipients.clear();
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
