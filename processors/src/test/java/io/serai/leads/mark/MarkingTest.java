package io.serai.leads.mark;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.leads.ClickRow;
import io.serai.leads.Link;
import io.serai.leads.MarkMessage;
import io.serai.leads.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarkingTest {
  private static final Unit IEN =
      new Unit("ien", 1, "Click Log", "o1", Set.of(), Link.parser(List.of()), "ien", false);

  private static Collection<MarkMessage> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MarkMessage.of("ien", new ClickRow(Map.of("ID", "G" + i)), "STORED"))
        .toList();
  }

  /** Answers every request; those with a bad row are refused. */
  private static List<Integer> run(Marking marking, Set<String> bad) {
    List<Integer> marked = new ArrayList<>();
    while (marking.more()) {
      String body = marking.question().body();
      if (bad.stream().anyMatch(guid -> body.contains('"' + guid + '"'))) {
        marking.refused();
      } else {
        marked.add(marking.marked());
      }
    }
    return marked;
  }

  @Test
  void rows_go_fifty_at_a_time() {
    Marking marking = new Marking(Map.of(IEN, rows(120)), 50);

    assertThat(run(marking, Set.of())).containsExactly(50, 50, 20);
    assertThat(marking.unmarkable()).isEmpty();
  }

  @Test
  void a_request_names_rows_by_their_keys() {
    Marking marking = new Marking(Map.of(IEN, rows(1)), 50);

    assertThat(marking.question().path()).isEqualTo("hub/v1/dataevents/o1/rowset");
    assertThat(marking.question().body())
        .startsWith("[{\"keys\":{\"ID\":\"G0\"")
        .endsWith("\"values\":{\"Processed\":true}}]");
  }

  @Property(tries = 60)
  void one_bad_row_is_found_and_every_other_row_is_marked(
      @ForAll @IntRange(min = 1, max = 120) int count, @ForAll @IntRange(max = 119) int bad) {
    Marking marking = new Marking(Map.of(IEN, rows(count)), 50);
    boolean there = bad < count;

    List<Integer> marked = run(marking, Set.of("G" + bad));

    assertThat(marked.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(there ? count - 1 : count);
    assertThat(marking.unmarkable()).hasSize(there ? 1 : 0);
  }
}
