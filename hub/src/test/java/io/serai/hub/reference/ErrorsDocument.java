package io.serai.hub.reference;

import java.util.List;
import java.util.Map;

/** Writes docs/reference/errors.md from the error codes. */
final class ErrorsDocument {
  private static final String INTRODUCTION =
      """
      # Errors

      Every error the hub reports has a code: `SERAI-nnnn <flow>: what, the quoted value, where; the remedy`. Whoever meets a
      code finds here what it means and what to do. *Transient* errors are worth another try, and the hub makes it by itself;
      *permanent* ones stay until somebody changes something.
      """;

  private ErrorsDocument() {}

  static String text(Map<String, List<DocumentedError>> sections) {
    StringBuilder text = new StringBuilder(Reference.NOTICE).append(INTRODUCTION);
    sections.forEach(
        (section, errors) -> {
          text.append("\n## ").append(section).append("\n");
          errors.forEach(error -> text.append(entry(error)));
        });
    return text.toString();
  }

  /** The heading's anchor is the one that messages name: {@code #serai-1010}. */
  private static String entry(DocumentedError error) {
    return "\n### SERAI-%d\n\n%s *%s.*\n\nWhat to do: %s\n"
        .formatted(
            error.number(),
            error.summary(),
            error.worthRetrying() ? "Transient" : "Permanent",
            error.remedy());
  }
}
