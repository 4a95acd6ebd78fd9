package io.serai.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TableLock;
import io.serai.acceptance.harness.TestHub;
import io.serai.core.Run;
import io.serai.core.Shared;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the units of a run share. */
class SharedIT {
  /** Notes that it was closed. */
  private record Door(AtomicBoolean closed) implements Shared.Part {
    @Override
    public void close() {
      closed.set(true);
    }
  }

  @Test
  void what_units_share_is_freed_when_their_run_is_over() {
    AtomicBoolean closed = new AtomicBoolean();
    try (TestHub hub = TestHub.start(Space.small())) {
      Run run;
      try (TableLock lock = TableLock.take(hub.space().source(), "staff", "ACCESS EXCLUSIVE")) {
        hub.hub().parts().door().trigger("totesys", null);
        lock.awaitVisitor();
        run = hub.hub().parts().active().all().iterator().next();
        run.shared().of(Door.class, () -> new Door(closed));
        assertThat(closed).isFalse();
      }
      hub.totesysWhenFree();

      assertThat(closed).isTrue();
      assertThatThrownBy(() -> run.shared().of(Door.class, () -> new Door(closed)))
          .hasMessageContaining("is over");
    }
  }
}
