package io.serai.engagements.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.Run;
import io.serai.engagements.RunFacts;
import io.serai.engagements.elastic.Ask;
import io.serai.engagements.elastic.Indices;
import io.serai.engagements.elastic.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final int BUCKETS = 100;
  private static final int PAGE_ENTRIES = 1_500;

  private final Run run = new Run("r", "t", "engagements", "aggregate", Instant.EPOCH, 7, Map.of());
  private final Counting counting =
      new Counting(
          run, new RunFacts(), new Indices("s", "r", "st", "a", "d", "runs"), BUCKETS, 100_000);
  private final List<Integer> sizes = new ArrayList<>();

  /** A document of so many pages. */
  private final class Pretended implements Fold {
    private final String name;
    private final int pages;
    private int seen;

    Pretended(String name, int pages) {
      this.name = name;
      this.pages = pages;
    }

    @Override
    public long held() {
      return (long) seen * PAGE_ENTRIES;
    }

    @Override
    public boolean done() {
      return seen == pages;
    }

    @Override
    public RequestItem ask(int size) {
      sizes.add(size);
      return Ask.of("r", body -> body.size(0));
    }

    @Override
    public void accept(MultiSearchItem<ObjectNode> page) {
      seen++;
    }

    @Override
    public Fold anew() {
      return new Pretended(name, pages);
    }

    @Override
    public List<Write> writes() {
      return List.of(new Write("a", name, null, 7, "accounts", () -> {}));
    }
  }

  private static MultiSearchResponseItem<ObjectNode> page() {
    return MultiSearchResponseItem.of(
        item ->
            item.result(
                result ->
                    result
                        .took(1)
                        .timedOut(false)
                        .shards(s -> s.failed(0).successful(1).total(1))
                        .hits(hits -> hits.hits(List.of()))));
  }

  private static List<String> counted(Batch batch) {
    List<String> written = new ArrayList<>();
    while (batch.more()) {
      int asked = batch.ask().size();
      batch.accept(Collections.nCopies(asked, page())).forEach(write -> written.add(write.id()));
    }
    return written;
  }

  @Test
  void short_ones_share_a_request_and_its_buckets() {
    Batch batch =
        new Batch("accounts", List.of(new Pretended("a", 1), new Pretended("b", 1)), counting);

    assertThat(batch.size()).isEqualTo(2);
    assertThat(counted(batch)).containsExactly("a", "b");
    assertThat(sizes).containsExactly(BUCKETS / 2, BUCKETS / 2);
    assertThat(counting.longOnes()).isEmpty();
  }

  @Test
  void one_that_proves_long_is_counted_anew_and_alone_and_only_once() {
    Batch batch =
        new Batch("accounts", List.of(new Pretended("a", 1), new Pretended("long", 4)), counting);

    assertThat(counted(batch)).containsExactly("a");
    assertThat(counting.longOnes()).hasSize(1);
    Batch alone = counting.longOnes().remove();
    sizes.clear();
    assertThat(alone.size()).isZero();
    assertThat(alone.unit()).isEqualTo("accounts");
    assertThat(counted(alone)).containsExactly("long");
    assertThat(sizes).containsExactly(BUCKETS, BUCKETS, BUCKETS, BUCKETS);
    assertThat(counting.longOnes()).isEmpty();
  }
}
