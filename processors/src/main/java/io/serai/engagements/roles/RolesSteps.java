package io.serai.engagements.roles;

import io.serai.core.FaultPoints;
import io.serai.core.Ledger;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import io.serai.engagements.Selection.Mode;
import io.serai.engagements.elastic.Answers;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;

/** The Java steps of an account's route. */
public final class RolesSteps {
  private final Ledger ledger;

  public RolesSteps(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Begins the account that the body plans. */
  public void open(Exchange exchange) throws InvalidPayloadException {
    AccountPlan plan = exchange.getMessage().getMandatoryBody(AccountPlan.class);
    StageRun stage = exchange.getProperty(StageRun.PROPERTY, StageRun.class);
    exchange.setProperty(AccountRead.PROPERTY, new AccountRead(plan, stage));
  }

  /** Names the searches of the next page. */
  public void ask(Exchange exchange) {
    exchange.setProperty(Answers.ASKED, read(exchange).ask());
  }

  /** Turns the page into documents to write; what was refused in it is noted first. */
  public void documents(Exchange exchange) throws InvalidPayloadException {
    AccountRead read = read(exchange);
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    read.accept(Answers.of(exchange));
    FaultPoints.at("engagements.message-roles.after-read");
    ledger.reject(run, read.rejects());
    exchange.getMessage().setBody(read.writes());
  }

  /**
   * Moves the account's watermark (I2: it becomes durable when the run closes), unless documents of
   * it were refused or the run was confined by its payload.
   */
  public void settle(Exchange exchange) {
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    StageRun stage = exchange.getProperty(StageRun.PROPERTY, StageRun.class);
    AccountRead read = read(exchange);
    String account = read.plan().account();
    if (stage.failed(account)) {
      return;
    }
    if (read.tally().unexplained()) {
      run.notConserved(
          account,
          new SeraiException(
              EngagementsError.DOCUMENTS_MISSING,
              "engagements",
              "account '%s' has %d source documents and they are not all accounted for",
              account,
              read.plan().sourceDocuments()));
      return;
    }
    if (stage.selection().mode() == Mode.INCREMENTAL) {
      run.moveWatermark(AccountMark.KEY + account, read.tally().mark().text());
    }
  }

  private static AccountRead read(Exchange exchange) {
    return exchange.getProperty(AccountRead.PROPERTY, AccountRead.class);
  }
}
