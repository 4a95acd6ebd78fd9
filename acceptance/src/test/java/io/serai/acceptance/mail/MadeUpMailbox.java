package io.serai.acceptance.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IMAP server with one folder of any size, whose mails are made up when they are asked for: the
 * sandbox's keeps its mails in memory. It speaks what reading by number needs, and refuses whatever
 * would change a mail.
 */
final class MadeUpMailbox implements AutoCloseable {
  private static final Pattern FETCH =
      Pattern.compile("(\\w+) FETCH (\\d+)(?::(\\d+))? (.*)", Pattern.CASE_INSENSITIVE);

  private final ServerSocket server;
  private final int mails;

  MadeUpMailbox(int mails) {
    this.mails = mails;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "made-up mailbox");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        thread(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream()) {
      client.setTcpNoDelay(true);
      say(out, "* OK made up");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer(out, line);
      }
    } catch (IOException e) {
      // the client has gone, which is its right
      Thread.currentThread().interrupt();
    }
  }

  private void answer(OutputStream out, String line) throws IOException {
    String tag = line.split(" ", 2)[0];
    String command = line.split(" ", 3)[1].toUpperCase(java.util.Locale.ROOT);
    switch (command) {
      case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1");
      case "EXAMINE" ->
          say(
              out,
              "* %d EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT %d] .\r\n* FLAGS ()"
                  .formatted(mails, uid(mails) + 1));
      case "FETCH" -> fetch(out, line);
      case "LOGIN", "NOOP", "CLOSE", "LOGOUT" -> out.flush();
      default -> {
        say(out, tag + " BAD not spoken here");
        return;
      }
    }
    say(out, tag + " OK done");
  }

  /** Numbers have gaps. */
  private static long uid(int n) {
    return 3L * n;
  }

  private static void fetch(OutputStream out, String line) throws IOException {
    Matcher fetch = FETCH.matcher(line);
    if (!fetch.matches()) {
      throw new IOException(line);
    }
    int from = Integer.parseInt(fetch.group(2));
    int to = fetch.group(3) == null ? from : Integer.parseInt(fetch.group(3));
    StringBuilder answers = new StringBuilder();
    for (int n = from; n <= to; n++) {
      String mail = mail(n);
      String items = "UID %d RFC822.SIZE %d".formatted(uid(n), mail.length());
      if (fetch.group(4).contains("BODY.PEEK[]")) {
        items += " BODY[]<0> {%d}\r\n%s".formatted(mail.length(), mail);
      }
      answers.append("* %d FETCH (%s)\r\n".formatted(n, items));
    }
    out.write(answers.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String mail(int n) {
    return """
        From: somebody%d@people.example
        To: team@made-up.example
        Subject: Letter %d
        Message-ID: <%d@people.example>

        %s
        """
        .formatted(n, n, n, "Hello, how are you today?\n".repeat(40))
        .replace("\n", "\r\n");
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
