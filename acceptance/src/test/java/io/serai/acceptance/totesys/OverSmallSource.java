package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Database;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * One hub over the small source, its first run done, for all tests of a class. Each test changes
 * rows of its own and stamps them within ten minutes of the others', which is the overlap: so their
 * order does not matter.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OverSmallSource {
  final Space space = Space.small();
  final TestHub hub = TestHub.start(space);
  final Database source = space.source();
  final Database warehouse = space.warehouse();

  @BeforeAll
  void first_run() {
    run();
  }

  @AfterAll
  void close() {
    hub.close();
  }

  /** Runs the flow, which must succeed. */
  Chain run() {
    Chain chain = hub.totesys();
    assertThat(chain.statuses())
        .as(chain.errors())
        .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
    return chain;
  }

  /** Inserts a sales order like the small source's order 3. */
  void order(int id, String created, String updated, String price, String delivery) {
    source.run(
        "INSERT INTO sales_order VALUES (%d, '%s', '%s', 4, 10, 4, 100, %s, 3, '%s', '2022-11-07', 19)"
            .formatted(id, created, updated, price, delivery));
  }
}
