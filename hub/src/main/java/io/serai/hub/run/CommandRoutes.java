package io.serai.hub.run;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers from an SQS queue. A command is deleted after the door opened its run (I3), or when it
 * can never be carried out; one that meets a running or paused flow comes again. A command may come
 * twice, as SQS says; then the flow runs twice, which does no harm.
 */
public final class CommandRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRoutes.class);
  private static final String OUTCOME = "outcome";

  /** Errors that are none of the command's own. */
  private static final Set<HubError> COMES_AGAIN =
      Set.of(
          HubError.ALREADY_RUNNING,
          HubError.PAUSED,
          HubError.LEDGER_UNAVAILABLE,
          HubError.LEDGER_REFUSED,
          HubError.UNEXPECTED);

  private final Door door;
  private final ObjectEvents events;
  private final String queueUrl;
  private final Duration retry;

  /**
   * @param events reads messages that are news of object storage
   * @param retry after how long a command comes again
   */
  public CommandRoutes(Door door, ObjectEvents events, String queueUrl, Duration retry) {
    this.door = door;
    this.events = events;
    this.queueUrl = queueUrl;
    this.retry = retry;
  }

  /** The queue that commands come from; empty when there is none. */
  public static Optional<String> queueUrl(Settings settings) {
    return settings.find("hub.commands.queue-url").filter(url -> !url.isBlank());
  }

  @Override
  public void configure() {
    // why: with its URL the queue need not answer while the hub starts; who is away is the
    // supervisor's to say, the consumer would say it at every poll
    String queue =
        "aws2-sqs:%s?amazonSQSClient=#sqsClient&queueUrl=RAW(%s)"
            .formatted(queueUrl.substring(queueUrl.lastIndexOf('/') + 1), queueUrl);
    from(queue
            + "&deleteAfterRead=false&maxMessagesPerPoll=1&waitTimeSeconds=5"
            + "&pollStrategy=#quietPolls&visibilityTimeout="
            + Math.max(1, retry.toSeconds()))
        .routeId("hub-commands")
        .description("Opens the run a command asks for, then deletes the command (I3).")
        .errorHandler(noErrorHandler())
        .process(this::enter)
        .id("hub-commands-enter")
        .toD("micrometer:counter:serai.commands?tags=outcome=${exchangeProperty.outcome}")
        .id("hub-commands-count")
        .choice()
        .when(exchangeProperty(OUTCOME).isNotEqualTo("again"))
        .to(queue + "&operation=deleteMessage")
        .id("hub-commands-delete")
        .otherwise()
        .log(org.apache.camel.LoggingLevel.DEBUG, "the command comes again")
        .id("hub-commands-again")
        .end();
  }

  private void enter(Exchange exchange) {
    String id = exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class);
    try {
      Command command = events.command(exchange.getMessage().getBody(String.class));
      Door.Accepted accepted = door.trigger(command.flow(), command.payload());
      exchange.setProperty(OUTCOME, "accepted");
      LOG.atInfo()
          .addKeyValue("flow", accepted.flow())
          .addKeyValue("runId", accepted.runId())
          .addKeyValue("entityId", id)
          .log("command accepted");
    } catch (SeraiException e) {
      boolean again = e.code() instanceof HubError error && COMES_AGAIN.contains(error);
      exchange.setProperty(OUTCOME, again ? "again" : "refused");
      // why: the code alone; the sentence would quote what the sender wrote
      LOG.atLevel(again ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
          .addKeyValue("entityId", id)
          .addKeyValue("error", e.code().code())
          .log(again ? "command comes again" : "command refused and deleted");
    }
  }
}
