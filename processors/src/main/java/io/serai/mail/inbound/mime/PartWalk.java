package io.serai.mail.inbound.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Flattens the containers of one mail. What cannot be taken apart is kept as plain text. */
final class PartWalk {
  private static final String UNTYPED = "text/plain";

  private final List<String> faults;
  private final List<Part> parts = new ArrayList<>();
  private int seen;

  PartWalk(List<String> faults) {
    this.faults = faults;
  }

  List<Part> parts(MimeMessage message) {
    walk(message, 0);
    return parts;
  }

  private void walk(MimePart part, int depth) {
    ContentType type = type(part);
    String name = name(type);
    if (!name.startsWith("multipart/")) {
      parts.add(leaf(part, name, type));
    } else if (depth == Limits.DEPTH) {
      faults.add("nested deeper than %d".formatted(Limits.DEPTH));
    } else if (!descend(part, type, depth)) {
      faults.add("a container without readable parts");
      parts.add(leaf(part, UNTYPED, type));
    }
  }

  private boolean descend(MimePart part, ContentType type, int depth) {
    try {
      byte[] bytes = few(bytes(part), type.getParameter("boundary"));
      MimeMultipart container = new MimeMultipart(new ByteArrayDataSource(bytes, type.toString()));
      int count = container.getCount();
      seen += count;
      for (int i = 0; i < count; i++) {
        walk((MimePart) container.getBodyPart(i), depth + 1);
      }
      return count > 0;
    } catch (MessagingException | RuntimeException e) {
      return false;
    }
  }

  /**
   * The beginning of a container, with as many parts as may still be read. Angus looks for its
   * service providers anew at each part, so a flood of them would take a second.
   */
  private byte[] few(byte[] container, String boundary) {
    byte[] line = ("\n--" + (boundary == null ? "" : boundary)).getBytes(StandardCharsets.UTF_8);
    int found = 0;
    for (int i = 0; i + line.length <= container.length; i++) {
      boolean here = Arrays.equals(container, i, i + line.length, line, 0, line.length);
      if (here && ++found > Limits.PARTS - seen) {
        faults.add("more than %d parts".formatted(Limits.PARTS));
        return Arrays.copyOf(container, i + 1);
      }
    }
    return container;
  }

  private static ContentType type(MimePart part) {
    try {
      String value = part.getContentType();
      return value == null ? null : new ContentType(value);
    } catch (MessagingException | RuntimeException e) {
      return null;
    }
  }

  private static String name(ContentType type) {
    return type == null ? UNTYPED : type.getBaseType().toLowerCase(Locale.ROOT);
  }

  private Part leaf(MimePart part, String name, ContentType type) {
    boolean readable =
        name.startsWith("text/") || name.startsWith("message/") || name.equals("application/json");
    if (!readable) {
      return new Part(name, "");
    }
    String text =
        TextDecoding.text(bytes(part), type == null ? null : type.getParameter("charset"));
    return new Part(name, text.length() > Limits.TEXT ? text.substring(0, Limits.TEXT) : text);
  }

  /** The decoded bytes; where the encoding is broken, what could be decoded, else as it stands. */
  private byte[] bytes(MimePart part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = part.getInputStream()) {
      in.transferTo(out);
    } catch (MessagingException | IOException | RuntimeException e) {
      faults.add("a part's transfer encoding is broken");
      byte[] beginning = beginning(part);
      return beginning.length > 0 ? beginning : undecoded(part);
    }
    return out.toByteArray();
  }

  /** Byte by byte, because a decoder that fails gives nothing of the block it fails in. */
  private static byte[] beginning(MimePart part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = part.getInputStream()) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        out.write(read);
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  private static byte[] undecoded(MimePart part) {
    try (InputStream in =
        part instanceof MimeMessage message
            ? message.getRawInputStream()
            : ((jakarta.mail.internet.MimeBodyPart) part).getRawInputStream()) {
      return in.readAllBytes();
    } catch (MessagingException | IOException | RuntimeException e) {
      return new byte[0];
    }
  }
}
