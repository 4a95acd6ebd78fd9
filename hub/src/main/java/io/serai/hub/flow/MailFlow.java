package io.serai.hub.flow;

import io.serai.hub.api.Access;
import io.serai.mail.steps.VerifySteps;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;

/** The mail flow: API to database to bus to mail servers, and back. */
final class MailFlow implements Flow {
  private MailParts parts;
  private MailDoors doors;

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage("inbox", "mailboxes read", "settle"),
        new Stage("settle", "outbox and inbox settled", null),
        new Stage(MailVerify.STAGE, "mails verified", "settle"));
  }

  @Override
  public List<String> scheduleKeys() {
    return List.of("mail.inbox.schedule", "mail.settle.schedule");
  }

  @Override
  public Map<String, PayloadKey> payload() {
    return MailVerify.payload();
  }

  @Override
  public String first(Map<String, Object> payload) {
    return payload.containsKey(VerifySteps.KEY) ? MailVerify.STAGE : Flow.super.first(payload);
  }

  @Override
  public void check(Map<String, Object> payload) {
    MailVerify.check(payload);
  }

  @Override
  public void bind(FlowContext context) {
    parts = MailParts.of(context);
    doors = new MailDoors(context, parts);
    context.health().accept(new MailHealth(parts.heartbeats(), context.clock()));
    MailOut.bind(context, parts);
    MailInbox.bind(context, parts);
    MailVerify.bind(context, parts);
  }

  /** Also where a hub that is about to start is stopped by accounts that are wrong. */
  @Override
  public List<RoutesBuilder> api(Access access) {
    parts.accounts().all();
    return doors.routes(access);
  }
}
