package io.serai.acceptance.harness;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A hub whose flow has a schedule, so that it is watched; its ticks are the test's own. */
public final class Watched implements AutoCloseable {
  private static final String DUE =
      """
      SELECT count(*) FROM serai.alarm
      WHERE mailed_at IS NULL OR cleared_at IS NOT NULL AND recovery_mailed_at IS NULL\
      """;

  private final TestHub hub;

  private Watched(TestHub hub) {
    this.hub = hub;
  }

  public static Watched start(Space space, TestClock clock, Map<String, String> overrides) {
    Map<String, String> settings = new HashMap<>();
    settings.put("totesys.extract.schedule", "1000d");
    settings.put("alarm.watch-interval", "100ms");
    settings.put("alarm.mail-interval", "100ms");
    settings.put("hub.probe-interval", "100ms");
    settings.putAll(overrides);
    return new Watched(TestHub.start(space, settings, clock));
  }

  public TestHub hub() {
    return hub;
  }

  /** A tick of this moment, to its end. */
  public Chain tick() {
    return await(begin());
  }

  /** A tick of this moment; its trigger. */
  public String begin() {
    return begin(hub.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }

  public String begin(Instant at) {
    return hub.hub().parts().door().tick("totesys", "extract", at).orElseThrow().triggerId();
  }

  /** The runs of a trigger, once it is over. */
  public Chain await(String trigger) {
    return hub.await("totesys", "load", trigger);
  }

  /** Once so many mails came and no alarm is due any more: their subjects, oldest first. */
  public List<String> mails(int number) {
    hub.space().alarms().await(number);
    Awaitility.await("nothing due").until(() -> hub.space().hub().number(DUE) == 0);
    return hub.space().alarms().await(number);
  }

  @Override
  public void close() {
    hub.close();
  }
}
