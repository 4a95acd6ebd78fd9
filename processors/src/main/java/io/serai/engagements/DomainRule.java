package io.serai.engagements;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which domains count: every one, or those of {@code include} when it names any; never those of
 * {@code exclude}.
 */
public final class DomainRule {
  private final Set<String> include;
  private final Set<String> exclude;
  private final boolean subdomains;

  /**
   * @param subdomains whether a name also stands for the hosts below it; {@code mail.visa.com} then
   *     counts as {@code visa.com} of {@code include}
   */
  public DomainRule(Collection<String> include, Collection<String> exclude, boolean subdomains) {
    this.include = names(include);
    this.exclude = names(exclude);
    this.subdomains = subdomains;
  }

  private static Set<String> names(Collection<String> given) {
    Set<String> names = new TreeSet<>();
    for (String name : given) {
      String host = name.strip().toLowerCase(Locale.ROOT);
      if (!host.isEmpty()) {
        names.add(host);
      }
    }
    return names;
  }

  /** The domain a host counts under, or empty when it does not count. */
  public Optional<String> domain(String host) {
    if (match(exclude, host).isPresent()) {
      return Optional.empty();
    }
    return include.isEmpty() ? Optional.of(host) : match(include, host);
  }

  private Optional<String> match(Set<String> names, String host) {
    if (names.contains(host)) {
      return Optional.of(host);
    }
    int dot = subdomains ? host.indexOf('.') : -1;
    return dot < 0 ? Optional.empty() : match(names, host.substring(dot + 1));
  }

  /** Changes when the rule does: what was read under another one is read again. */
  public String fingerprint() {
    return NaturalId.md5("%s %s %s".formatted(include, exclude, subdomains));
  }
}
