package io.serai.acceptance.totesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.acceptance.harness.Chain;
import io.serai.acceptance.harness.Space;
import io.serai.acceptance.harness.TestHub;
import io.serai.hub.ledger.RunQueries.RejectedView;
import org.junit.jupiter.api.Test;

/** A source that checks no encoding. */
class EncodingIT {
  private static final String BROKEN = "convert_from('\\xff'::bytea, 'SQL_ASCII')";

  @Test
  void a_row_of_broken_encoding_is_refused_and_the_rest_loads() {
    Space space = Space.smallWithoutEncoding();
    try (TestHub hub = TestHub.start(space)) {
      hub.totesys();
      space
          .source()
          .run(
              """
              UPDATE staff SET last_name = 'Ren' || %1$s WHERE staff_id = 13;
              UPDATE staff SET last_name = 'Zoë' WHERE staff_id = 10;
              UPDATE purchase_order SET item_code = %1$s, last_updated = '2022-11-03 15:00:00';
              UPDATE sales_order SET units_sold = 7, last_updated = '2022-11-03 15:00:00'"""
                  .formatted(BROKEN));

      Chain chain = hub.totesys();

      assertThat(chain.statuses())
          .as(chain.errors())
          .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
      assertThat(hub.hub().parts().runs().rejected(chain.stage("extract").id(), 10))
          .containsExactlyInAnyOrder(
              new RejectedView("staff", "staff_id=13", "the row is not UTF-8"),
              new RejectedView("purchase_order", "purchase_order_id=1", "the row is not UTF-8"));
      assertThat(
              space
                  .warehouse()
                  .rows("SELECT staff_id, last_name, is_active FROM dim_staff ORDER BY 1"))
          .as("the refused row is there still, as it was")
          .containsExactly("10|Zoë|t", "13|Larsen|t");
      assertThat(space.warehouse().rows("SELECT DISTINCT units_sold FROM current_sales_order"))
          .containsExactly("7");
    }
  }
}
