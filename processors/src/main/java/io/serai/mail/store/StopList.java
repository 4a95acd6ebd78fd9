package io.serai.mail.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.SeraiException;
import io.serai.mail.MailAddress;
import io.serai.mail.MailError;
import io.serai.mail.MailKeys;
import io.serai.mail.model.Suppression;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Addresses that a party asks not to write to any more; kept as hashes. */
public final class StopList {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final MailStore store;
  private final MailKeys keys;
  private final Clock clock;

  public StopList(MailStore store, MailKeys keys, Clock clock) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  private record Asked(String email) {}

  /** What was noted; the address is not repeated. */
  public record Noted(String reason, Instant at) {}

  /**
   * Lets go of what waits for an address, and of what comes later.
   *
   * @param json {@code {"email": "…"}}
   * @throws SeraiException BAD_MAIL, BAD_ADDRESS, STORE_UNAVAILABLE
   */
  public Noted add(String party, String json) {
    Suppression suppression = new Suppression(keys.hash(address(json)), Suppression.Reason.MANUAL);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store.suppress(party, suppression, now);
    return new Noted(suppression.reason().word(), now);
  }

  private static String address(String json) {
    try {
      Asked asked = JSON.readValue(json == null || json.isBlank() ? "null" : json, Asked.class);
      if (asked != null) {
        return MailAddress.of(asked.email()).normal();
      }
    } catch (JsonProcessingException e) {
      throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is not {\"email\": …}");
    }
    throw new SeraiException(MailError.BAD_MAIL, "mail", "the body is empty");
  }
}
