package io.serai.hub.flow;

import io.serai.mail.steps.IntakeSteps;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.google.pubsub.GooglePubsubConstants;

/**
 * A consumer for each subscription of {@code mail.intake}; what happens to a mail stands in {@code
 * routes/mail-intake.camel.yaml}. Whoever may publish to a topic speaks for its party.
 */
final class MailIntakeRoutes extends RouteBuilder {
  /** why: a mail that waits for room is kept in hand so long before the bus gives it to another */
  private static final int PATIENCE_SECONDS = 3600;

  private final Map<String, String> parties;

  /**
   * @param parties by subscription
   */
  MailIntakeRoutes(Map<String, String> parties) {
    this.parties = parties;
  }

  @Override
  public void configure() {
    parties.forEach(
        (subscription, party) ->
            from("google-pubsub:{{pubsub.project}}:%s?maxAckExtensionPeriod=%d"
                    .formatted(subscription, PATIENCE_SECONDS))
                .routeId("mail-intake-" + subscription)
                .group("mail")
                .description("Mails of party " + party)
                .setProperty(IntakeSteps.PARTY, constant(party))
                .setProperty(IntakeSteps.NUMBER, header(GooglePubsubConstants.MESSAGE_ID))
                .setProperty(IntakeSteps.CLIENT_REF, header(IntakeSteps.CLIENT_REF))
                .to("direct:mail-intake"));
  }
}
