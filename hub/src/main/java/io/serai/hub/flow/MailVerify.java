package io.serai.hub.flow;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.steps.VerifySteps;
import java.util.Map;

/** Payload and beans of {@code routes/mail-verify.camel.yaml}. */
final class MailVerify {
  static final String STAGE = "verify";

  private static final long MOST = 10_000;

  private MailVerify() {}

  static Map<String, PayloadKey> payload() {
    return Map.of(
        VerifySteps.KEY,
        new PayloadKey(
            PayloadKey.Type.NUMBER,
            "Send so many mails, 1 to 10000, to the accounts themselves, and report.",
            MailVerify::within));
  }

  private static void within(Object mails) {
    long asked = ((Number) mails).longValue();
    if (asked < 1 || asked > MOST) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD, "mail", "key 'verify' must be 1 to %d, got '%d'", MOST, asked);
    }
  }

  /** The stage and the number belong together. */
  static void check(Map<String, Object> payload) {
    Object stage = payload.get("stage");
    boolean number = payload.containsKey(VerifySteps.KEY);
    if (stage != null && number != stage.equals(STAGE)) {
      throw new SeraiException(
          HubError.BAD_PAYLOAD,
          "mail",
          "stage '%s' and key 'verify' do not go together: give {\"verify\": 300} alone",
          stage);
    }
  }

  static void bind(FlowContext context, MailParts parts) {
    VerifySteps steps =
        new VerifySteps(
            parts.accounts(),
            parts.intake(),
            parts.verifications(),
            context.clock(),
            context.settings().duration("mail.verify.limit"));
    Beans beans = new Beans(context.registry());
    beans.bind("mailVerifyQueue", steps::queue);
    beans.bind("mailVerifyLook", steps::look);
    beans.bind("mailVerifyReport", steps::report);
  }
}
