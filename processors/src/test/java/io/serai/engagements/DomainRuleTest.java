package io.serai.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainRuleTest {
  private static DomainRule rule(List<String> include, List<String> exclude, boolean subdomains) {
    return new DomainRule(include, exclude, subdomains);
  }

  @Test
  void every_domain_counts_but_those_that_are_excluded() {
    DomainRule rule = rule(List.of(), List.of("OurCo.test ", ""), false);

    assertThat(rule.domain("visa.com")).contains("visa.com");
    assertThat(rule.domain("ourco.test")).isEmpty();
    assertThat(rule.domain("mail.ourco.test")).contains("mail.ourco.test");
  }

  @Test
  void when_some_are_named_no_other_counts_and_a_host_below_is_another() {
    DomainRule rule = rule(List.of("VISA.com", " gs.com"), List.of("gs.com"), false);

    assertThat(rule.domain("visa.com")).contains("visa.com");
    assertThat(rule.domain("gs.com")).isEmpty();
    assertThat(rule.domain("mail.visa.com")).isEmpty();
    assertThat(rule.domain("notvisa.com")).isEmpty();
  }

  @Test
  void hosts_below_a_domain_count_under_it_or_are_excluded_with_it_when_they_shall() {
    DomainRule rule = rule(List.of("visa.com"), List.of("old.visa.com"), true);

    assertThat(rule.domain("a.mail.visa.com")).contains("visa.com");
    assertThat(rule.domain("x.old.visa.com")).isEmpty();
    assertThat(rule.domain("notvisa.com")).isEmpty();
    assertThat(rule.domain("com")).isEmpty();
  }

  @Test
  void the_fingerprint_changes_with_what_the_rule_means_and_with_nothing_else() {
    String fingerprint = rule(List.of("a.com", "b.com"), List.of("c.com"), false).fingerprint();

    assertThat(rule(List.of("B.com ", "a.com"), List.of("c.com"), false).fingerprint())
        .isEqualTo(fingerprint);
    assertThat(rule(List.of("a.com", "b.com"), List.of("c.com"), true).fingerprint())
        .isNotEqualTo(fingerprint);
    assertThat(rule(List.of("a.com"), List.of("b.com", "c.com"), false).fingerprint())
        .isNotEqualTo(fingerprint);
  }
}
