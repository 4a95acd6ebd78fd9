package io.serai.sandbox.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final List<Mail> MAILS = generate(1, 12, 4000);

  @Test
  void the_same_seed_makes_the_same_documents_and_another_one_others() {
    assertThat(generate(1, 12, 4000)).isEqualTo(MAILS);
    assertThat(generate(2, 12, 4000)).isNotEqualTo(MAILS);
  }

  @Test
  void all_accounts_have_mail_and_every_document_an_id_of_its_own() {
    assertThat(distinct(Mail::account)).isEqualTo(12);
    assertThat(distinct(Mail::id)).isEqualTo(MAILS.size());
  }

  @Test
  void messages_are_copied_to_folders_and_to_accounts() {
    assertThat(distinct(Mail::messageId)).isBetween(3_950L, 4_000L);
    assertThat(distinct(mail -> mail.account() + mail.messageId())).isGreaterThan(4_200);
    assertThat(MAILS).hasSizeGreaterThan(5_000);
  }

  @Test
  void some_mail_is_harvested_months_late_and_dates_coincide() {
    Predicate<Mail> late =
        mail ->
            mail.date() != null
                && Duration.between(mail.date(), mail.created()).compareTo(Duration.ofDays(30)) > 0;
    assertThat(MAILS.stream().filter(late).count()).isBetween(30L, 300L);
    assertThat(distinct(Mail::date)).isLessThan(MAILS.size() * 9L / 10);
  }

  @Test
  void in_some_accounts_copies_and_whole_messages_are_deleted_again() {
    List<Mail> deleted = mailbox(1, 12, 4000).deleted;
    Set<String> left = MAILS.stream().map(Mail::messageId).collect(Collectors.toSet());

    assertThat(deleted).hasSizeBetween(40, 120).doesNotContainNull();
    assertThat(deleted).anyMatch(mail -> left.contains(mail.messageId()));
    assertThat(deleted).anyMatch(mail -> !left.contains(mail.messageId()));
    assertThat(deleted.stream().map(Mail::account).distinct().count()).isEqualTo(4);
  }

  @Test
  void odd_headers_of_every_kind_occur() {
    List<Predicate<String>> kinds =
        List.of(
            "undisclosed-recipients:;"::equals,
            String::isEmpty,
            address -> address.endsWith("EXAMPLE"),
            address -> address.contains(" <"),
            address -> address.startsWith(" "),
            address -> address.matches("[a-z.0-9]+"),
            address -> address.contains("@home@"),
            address -> address.endsWith(Names.IDN),
            address -> address.startsWith("o'"),
            address -> address.contains("@mail."));
    List<String> recipients =
        MAILS.stream().flatMap(mail -> mail.to().stream()).map(Address::address).toList();
    assertThat(kinds).allMatch(kind -> recipients.stream().anyMatch(kind));
    assertThat(MAILS).anyMatch(mail -> mail.to().isEmpty());
    assertThat(MAILS).anyMatch(mail -> mail.to().size() > 200);
    assertThat(MAILS).anyMatch(mail -> mail.from().size() != 1);
    assertThat(MAILS).anyMatch(mail -> mail.messageId() == null);
    assertThat(MAILS).anyMatch(mail -> mail.date() == null);
  }

  private static long distinct(Function<Mail, Object> of) {
    return MAILS.stream().map(of).collect(Collectors.toSet()).size();
  }

  /** What is left when everything has happened. */
  private static List<Mail> generate(long seed, int accounts, long messages) {
    return List.copyOf(mailbox(seed, accounts, messages).left.values());
  }

  private static Memory mailbox(long seed, int accounts, long messages) {
    Memory memory = new Memory();
    try {
      new Generator(seed, accounts, messages).write(memory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return memory;
  }

  private static final class Memory implements Generator.Sink {
    private final Map<String, Mail> left = new LinkedHashMap<>();
    private final List<Mail> deleted = new ArrayList<>();

    @Override
    public void put(Mail mail) {
      assertThat(left.put(mail.id(), mail)).isNull();
    }

    @Override
    public void delete(String id) {
      deleted.add(left.remove(id));
    }
  }
}
