package io.serai.mail.inbound.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Reads any bytes as a mail: RFC 5322 and 2045 where they are kept, a fault where not. */
public final class MailParser {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private MailParser() {}

  /** Reads a stream up to {@link Limits#BYTES}; closing it is the caller's affair. */
  public static Mail parse(InputStream in) throws IOException {
    return parse(in.readNBytes(Limits.BYTES + 1));
  }

  /** Reads bytes; what is beyond {@link Limits#BYTES} is ignored and named as a fault. */
  public static Mail parse(byte[] raw) {
    List<String> faults = new ArrayList<>();
    if (raw.length >= ZIP.length && Arrays.equals(raw, 0, ZIP.length, ZIP, 0, ZIP.length)) {
      return new Mail(List.of(), List.of(), List.of("a zip archive is no mail"));
    }
    if (raw.length > Limits.BYTES) {
      faults.add("larger than %d bytes: the rest was not read".formatted(Limits.BYTES));
    }
    byte[] bytes = withoutEnvelope(Arrays.copyOf(raw, Math.min(raw.length, Limits.BYTES)));
    try {
      MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
      List<Header> headers = headers(message, faults);
      if (headers.isEmpty()) {
        faults.add("no header");
      }
      return new Mail(headers, new PartWalk(faults).parts(message), faults);
    } catch (MessagingException | RuntimeException e) {
      faults.add("not readable as a mail: " + e.getClass().getSimpleName());
      return new Mail(List.of(), List.of(whole(bytes)), faults);
    }
  }

  private static Part whole(byte[] bytes) {
    String text = TextDecoding.text(bytes, null);
    return new Part("text/plain", text.substring(0, Math.min(text.length(), Limits.TEXT)));
  }

  /** Files of mbox folders begin with a line "From address date" that is no header. */
  private static byte[] withoutEnvelope(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && (bytes[start] == '\n' || bytes[start] == '\r')) {
      start++;
    }
    String head =
        new String(bytes, start, Math.min(6, bytes.length - start), StandardCharsets.US_ASCII);
    if (head.startsWith("From ") || head.startsWith(">From ")) {
      while (start < bytes.length && bytes[start] != '\n') {
        start++;
      }
      start = Math.min(start + 1, bytes.length);
    }
    return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static List<Header> headers(MimeMessage message, List<String> faults)
      throws MessagingException {
    List<Header> headers = new ArrayList<>();
    for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
      if (headers.size() == Limits.HEADERS) {
        faults.add("more than %d headers".formatted(Limits.HEADERS));
        break;
      }
      headers.add(new Header(header.getName(), value(header.getValue())));
    }
    return headers;
  }

  private static String value(String raw) {
    String cut = raw.length() > Limits.HEADER ? raw.substring(0, Limits.HEADER) : raw;
    String unfolded = MimeUtility.unfold(cut);
    try {
      return unfolded.contains("=?") ? MimeUtility.decodeText(unfolded) : utf8(unfolded);
    } catch (UnsupportedEncodingException | RuntimeException e) {
      return unfolded;
    }
  }

  /** Angus hands out bytes as Latin-1; RFC 6532 puts UTF-8 there. */
  private static String utf8(String latin) {
    boolean ascii = latin.chars().allMatch(c -> c < 0x80);
    return ascii ? latin : TextDecoding.text(latin.getBytes(StandardCharsets.ISO_8859_1), null);
  }
}
