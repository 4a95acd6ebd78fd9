package io.serai.sandbox.engagements;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail in a file as the document a harvester would have made of it. Only its headers are read, so
 * the size of a mail does not matter, and no mail is too broken for it.
 */
final class EmlFile {
  private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern LIST_ID = Pattern.compile("<([^<>]+)>\\s*$");

  /** An id of a document may have 512 bytes. */
  private static final int LONGEST_ID = 512;

  private EmlFile() {}

  /**
   * Reads a file.
   *
   * @param created when it is taken for harvested
   */
  static Mail read(Path file, Instant created) throws IOException {
    InternetHeaders headers = headers(file);
    String account = account(headers);
    String messageId = first(headers, "Message-ID");
    String subject = first(headers, "Subject");
    return new Mail(
        id(account, file.getFileName().toString()),
        account,
        created,
        date(headers),
        messageId,
        addresses(headers, "From"),
        addresses(headers, "To"),
        addresses(headers, "Cc"),
        subject == null ? null : HeaderText.decoded(subject),
        thread(headers, messageId),
        "INBOX");
  }

  private static InternetHeaders headers(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      skipMboxLine(in);
      return new InternetHeaders(in);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static void skipMboxLine(InputStream in) throws IOException {
    in.mark(MBOX.length);
    if (Arrays.equals(in.readNBytes(MBOX.length), MBOX)) {
      int next = in.read();
      while (next >= 0 && next != '\n') {
        next = in.read();
      }
    } else {
      in.reset();
    }
  }

  /** There is no field for it: who it was delivered to, else the list it came over. */
  private static String account(InternetHeaders headers) {
    String delivered = first(headers, "Delivered-To");
    if (delivered != null) {
      return delivered.replaceAll("\\s+", " ");
    }
    String list = first(headers, "List-Id");
    if (list == null) {
      return "unknown";
    }
    // why: RFC 2919, section 3: the identifier stands in brackets, the phrase before it may change
    Matcher identifier = LIST_ID.matcher(list);
    return identifier.find() ? identifier.group(1).strip() : list;
  }

  private static String id(String account, String name) {
    String id = account + ":" + name;
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_ID
        ? id
        : account.substring(0, 1) + ":" + UUID.nameUUIDFromBytes(bytes);
  }

  /** Angus reads years of three digits and unknown zones as RFC 5322, section 4.3 says. */
  private static Instant date(InternetHeaders headers) {
    String date = first(headers, "Date");
    try {
      return date == null ? null : new MailDateFormat().parse(date).toInstant();
    } catch (ParseException e) {
      return null;
    }
  }

  private static List<Address> addresses(InternetHeaders headers, String name) {
    return lines(headers, name).map(AddressList::of).flatMap(List::stream).toList();
  }

  private static String thread(InternetHeaders headers, String messageId) {
    String references = first(headers, "References");
    String start = references == null ? messageId : references.split("\\s+", 2)[0];
    return start == null
        ? null
        : UUID.nameUUIDFromBytes(start.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String first(InternetHeaders headers, String name) {
    return lines(headers, name).findFirst().orElse(null);
  }

  private static Stream<String> lines(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null
        ? Stream.empty()
        : Arrays.stream(values).map(HeaderText::line).filter(line -> !line.isEmpty());
  }
}
