package io.serai.mail.store;

import io.serai.mail.model.Answer;
import io.serai.mail.model.Domains;
import io.serai.mail.model.Leasing;
import io.serai.mail.model.Mail;
import io.serai.mail.model.Overdue;
import io.serai.mail.model.Pool;
import io.serai.mail.model.Settling;
import io.serai.mail.model.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that need accounts, which are locked for those mails alone that need them. */
final class DeskRules {
  private static final Pool NO_ACCOUNTS =
      new Pool(List.of(), Domains.UNCAPPED, (account, missing) -> null);

  private DeskRules() {}

  /**
   * A worker asks for the mail.
   *
   * @param life of a lease
   */
  static Desk.Rule lease(Duration life) {
    return (desk, mail) -> {
      Set<String> hidden = desk.suppressed(mail);
      Pool accounts = Leasing.wanted(mail, hidden, desk.now()) ? desk.pool() : NO_ACCOUNTS;
      return Leasing.lease(mail, accounts, hidden, life, desk.now());
    };
  }

  /** A worker reports. */
  static Desk.Rule outcome(int lease, Map<Integer, Answer> answers) {
    return (desk, mail) -> {
      boolean touches = Settling.touchesAccount(mail, lease, answers, desk.now());
      Pool accounts = touches ? desk.pool() : NO_ACCOUNTS;
      return Settling.settle(mail, lease, answers, accounts, desk.now());
    };
  }

  /** The mail's time has come while nobody reports on it. */
  static Step overdue(Desk desk, Mail mail) throws SQLException {
    if (!Overdue.needed(mail, desk.now())) {
      return null;
    }
    Pool accounts = mail.lease() == null ? NO_ACCOUNTS : desk.pool();
    return Overdue.look(mail, accounts, desk.now());
  }
}
