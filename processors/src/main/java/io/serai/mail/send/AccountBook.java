package io.serai.mail.send;

import io.serai.mail.model.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The accounts of the configuration, read when they are first asked for. */
public final class AccountBook {
  private final Supplier<List<MailAccount>> source;
  private Map<String, MailAccount> accounts;

  public AccountBook(Supplier<List<MailAccount>> source) {
    this.source = source;
  }

  /**
   * All accounts by id, in their order.
   *
   * @throws io.serai.core.SeraiException BAD_ACCOUNTS
   */
  public synchronized Map<String, MailAccount> all() {
    if (accounts == null) {
      Map<String, MailAccount> read = new LinkedHashMap<>();
      source.get().forEach(account -> read.put(account.id(), account));
      accounts = read;
    }
    return accounts;
  }

  /** Addresses that mails of ours come from, lower case. */
  public Set<String> addresses() {
    return all().values().stream()
        .map(account -> account.address().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  MailAccount get(String id) {
    return all().get(id);
  }

  /** What each may send that sends at all. */
  public Map<String, Account.Terms> terms() {
    Map<String, Account.Terms> terms = new LinkedHashMap<>();
    all()
        .forEach(
            (id, account) -> {
              if (account.terms().perDay() > 0) {
                terms.put(id, account.terms());
              }
            });
    return terms;
  }
}
