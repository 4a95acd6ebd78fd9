package io.serai.mail.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.core.SeraiException;
import io.serai.mail.MailAddress;
import io.serai.mail.MailError;
import io.serai.mail.model.Account;
import io.serai.mail.model.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pool as a JSON file: an array of accounts. It names secrets, it holds none: each is a file of
 * a folder, which its owner alone may read.
 */
public final class AccountsFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private AccountsFile() {}

  /**
   * What accounts have that say nothing of a server.
   *
   * @param imap with a host that may be empty: then mailboxes are read that name one themselves
   */
  public record Server(String host, int port, String security, MailAccount.Imap imap) {}

  private record Entry(
      String id,
      String address,
      String name,
      String host,
      Integer port,
      String security,
      String imapHost,
      Integer imapPort,
      String imapSecurity,
      String username,
      String secret,
      boolean verp,
      boolean xoauth2,
      Integer perDay,
      Integer perMinute,
      LocalDate warmSince,
      Integer warmStart,
      Integer warmDoublingDays,
      Set<String> parties) {}

  /**
   * Reads the accounts.
   *
   * @param secrets folder of secrets, or null when no account names one
   * @throws SeraiException BAD_ACCOUNTS
   */
  public static List<MailAccount> read(Path file, Path secrets, Server server) {
    Entry[] entries;
    try {
      entries = JSON.readValue(Files.readString(file), Entry[].class);
    } catch (JsonProcessingException e) {
      throw bad("'%s' is no array of accounts at line %d", file, e.getLocation().getLineNr());
    } catch (IOException e) {
      throw bad("'%s' cannot be read", file);
    }
    List<MailAccount> accounts = new ArrayList<>();
    for (Entry entry : entries) {
      accounts.add(account(entry, secrets, server, file));
    }
    if (accounts.stream().map(MailAccount::id).distinct().count() < accounts.size()) {
      throw bad("'%s' names an id twice", file);
    }
    return accounts;
  }

  private static MailAccount account(Entry entry, Path secrets, Server server, Path file) {
    if (entry.id() == null || entry.address() == null || entry.perDay() == null) {
      throw bad("'%s' has an account without id, address or perDay", file);
    }
    MailAddress.of(entry.address());
    AccountSecret secret =
        entry.secret() == null ? null : AccountSecret.in(secrets, entry.secret());
    return new MailAccount(
        entry.id(),
        entry.address(),
        entry.name(),
        entry.host() == null ? server.host() : entry.host(),
        entry.port() == null ? server.port() : entry.port(),
        entry.security() == null ? server.security() : entry.security(),
        secret == null ? null : entry.username() == null ? entry.address() : entry.username(),
        secret,
        imap(entry, server.imap()),
        entry.verp(),
        entry.xoauth2(),
        new Account.Terms(
            entry.perDay(),
            entry.perMinute() == null ? 100 : entry.perMinute(),
            warmUp(entry),
            entry.parties() == null ? Set.of() : Set.copyOf(entry.parties())));
  }

  /** An account whose host is empty is not read. */
  private static MailAccount.Imap imap(Entry entry, MailAccount.Imap usual) {
    String host = entry.imapHost() == null ? usual.host() : entry.imapHost();
    return host.isBlank()
        ? null
        : new MailAccount.Imap(
            host,
            entry.imapPort() == null ? usual.port() : entry.imapPort(),
            entry.imapSecurity() == null ? usual.security() : entry.imapSecurity());
  }

  private static WarmUp warmUp(Entry entry) {
    if (entry.warmSince() == null) {
      return WarmUp.NONE;
    }
    Instant since = entry.warmSince().atStartOfDay(ZoneOffset.UTC).toInstant();
    int start = entry.warmStart() == null ? 50 : entry.warmStart();
    int days = entry.warmDoublingDays() == null ? 3 : entry.warmDoublingDays();
    return new WarmUp(since, start, Duration.ofDays(days));
  }

  private static SeraiException bad(String what, Object... values) {
    return new SeraiException(MailError.BAD_ACCOUNTS, "mail", what, values);
  }
}
