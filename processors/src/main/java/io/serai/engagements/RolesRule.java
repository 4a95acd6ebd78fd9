package io.serai.engagements;

import io.serai.engagements.MessageRoles.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes one message of the copies that lie in an account's folders. */
public final class RolesRule {
  /** RFC 5322 2.1.1: a line of a header; the source index holds no longer ones. */
  private static final int LONGEST_MESSAGE_ID = 998;

  private final DomainRule domains;

  public RolesRule(DomainRule domains) {
    this.domains = domains;
  }

  /**
   * What was refused in a copy.
   *
   * @param position the header and the place in it, e.g. {@code to[2]}; never the address
   */
  public record Refused(String sourceId, String position, Refusal reason) {}

  /**
   * A message and what was refused in it.
   *
   * @param roles without roles when nobody of a domain that counts takes part
   */
  public record Made(MessageRoles roles, List<Refused> refused) {}

  /** Why a document cannot be counted at all. */
  public static Optional<Refusal> refusal(SourceDocument document) {
    if (document.messageId().isBlank()) {
      return Optional.of(Refusal.NO_MESSAGE_ID);
    }
    return document.messageId().length() > LONGEST_MESSAGE_ID
        ? Optional.of(Refusal.MESSAGE_ID_TOO_LONG)
        : Optional.empty();
  }

  /**
   * @param copies at least one; all of one account and message
   */
  public Made make(List<SourceDocument> copies) {
    List<SourceDocument> ordered =
        copies.stream()
            .sorted(Comparator.comparing(SourceDocument::created).thenComparing(SourceDocument::id))
            .toList();
    NavigableSet<Instant> dates = new TreeSet<>();
    NavigableSet<String> ids = new TreeSet<>();
    Set<Role> roles = new LinkedHashSet<>();
    List<Refused> refused = new ArrayList<>();
    for (SourceDocument copy : ordered) {
      ids.add(copy.id());
      if (copy.date() != null) {
        dates.add(copy.date());
      }
      if (copy.badDate()) {
        refused.add(new Refused(copy.id(), "date", Refusal.BAD_DATE));
      }
    }
    for (String role : List.of("from", "to", "cc")) {
      ordered.forEach(copy -> collect(copy, role, roles, refused));
    }
    SourceDocument first = ordered.get(0);
    return new Made(
        new MessageRoles(first.account(), first.messageId(), dates, List.copyOf(roles), ids),
        refused);
  }

  private void collect(SourceDocument copy, String role, Set<Role> roles, List<Refused> refused) {
    List<String> found =
        switch (role) {
          case "from" -> copy.from();
          case "to" -> copy.to();
          default -> copy.cc();
        };
    for (int i = 0; i < found.size(); i++) {
      Address address = Address.of(found.get(i));
      if (address.accepted()) {
        domains
            .domain(address.host())
            .ifPresent(domain -> roles.add(new Role(address.text(), domain, role)));
      } else {
        refused.add(new Refused(copy.id(), role + "[" + i + "]", address.refusal()));
      }
    }
  }
}
