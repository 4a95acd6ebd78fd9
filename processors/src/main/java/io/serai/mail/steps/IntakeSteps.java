package io.serai.mail.steps;

import io.serai.core.FaultPoints;
import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.store.Intake;
import io.serai.mail.store.Refusals;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Exchange;

/** Steps of {@code routes/mail-intake.camel.yaml}: mails that other programs put on the bus. */
public final class IntakeSteps {
  /** Exchange property: whose mails the subscription carries. */
  public static final String PARTY = "party";

  /** Exchange property: the bus's number of the message. */
  public static final String NUMBER = "number";

  /** Exchange property: the sender's own key, or null. */
  public static final String CLIENT_REF = "clientRef";

  private static final String OUTCOME = "outcome";

  private final Intake intake;
  private final Refusals refusals;
  private final Clock clock;

  public IntakeSteps(Intake intake, Refusals refusals, Clock clock) {
    this.intake = intake;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Accepts a mail once for its key (I4): the attribute {@code clientRef}, or else the bus's number
   * of the message, so that one that comes again is the same mail.
   */
  public void accept(Exchange exchange) {
    String ref = word(exchange, CLIENT_REF);
    String key = ref == null ? "bus:" + word(exchange, NUMBER) : Intake.key(ref);
    Intake.Accepted accepted =
        intake.accept(
            word(exchange, PARTY), key, Body.of(exchange.getMessage().getBody(String.class)));
    FaultPoints.at("mail.intake.after-write");
    exchange.setProperty(OUTCOME, accepted.replayed() ? "known" : accepted.state().word());
  }

  /** Notes why a mail is refused, for its party. */
  public void refuse(Exchange exchange) {
    refusals.note(
        word(exchange, PARTY),
        word(exchange, NUMBER),
        word(exchange, CLIENT_REF),
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SeraiException.class),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    exchange.setProperty(OUTCOME, "refused");
  }

  private static String word(Exchange exchange, String property) {
    return exchange.getProperty(property, String.class);
  }
}
