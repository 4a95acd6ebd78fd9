package io.serai.mail.inbound.mime;

import java.util.List;
import java.util.Optional;

/**
 * A mail as text.
 *
 * @param headers of the mail itself, in order
 * @param parts leaves in order, containers flattened
 * @param faults what was wrong with its form, one sentence each; empty for a sound mail
 */
public record Mail(List<Header> headers, List<Part> parts, List<String> faults) {
  public Mail {
    headers = List.copyOf(headers);
    parts = List.copyOf(parts);
    faults = List.copyOf(faults);
  }

  /** The first header of that name, whatever its case; empty text when there is none. */
  public String header(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  /** Whether a header of that name exists. */
  public boolean has(String name) {
    return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
  }

  /** Every value of that name, in order. */
  public List<String> all(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** The first part of that type. */
  public Optional<Part> part(String type) {
    return parts.stream().filter(p -> p.type().equals(type)).findFirst();
  }

  /** What a person would read, without a mail that is returned: plain text, else text of HTML. */
  public String text() {
    String plain = joined("text/plain");
    return plain.isBlank() ? HtmlText.of(joined("text/html")) : plain;
  }

  /** The mail that came back, or its headers; empty when none is enclosed as a part. */
  public Optional<Part> returned() {
    return parts.stream().filter(Part::returned).findFirst();
  }

  private String joined(String type) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part.type().equals(type) && text.length() < Limits.TEXT) {
        text.append(part.text()).append('\n');
      }
    }
    return text.toString();
  }
}
