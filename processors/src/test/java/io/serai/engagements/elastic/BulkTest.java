package io.serai.engagements.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import io.serai.engagements.elastic.Bulk.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BulkTest {
  private static final BackOff PATIENCE =
      new BackOff(3, Duration.ofMillis(10), Duration.ofMillis(15));
  private static final String REASON = "failed to parse field [to] of 'ann@visa.com'";

  private final List<String> confirmed = new ArrayList<>();
  private final Bulk bulk = new Bulk(List.of(write("1"), write("2"), gone("3")), PATIENCE);

  private Write write(String id) {
    BinaryData document =
        BinaryData.of("{}".getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
    return new Write("roles", id, document, 7, "acct-a", () -> confirmed.add(id));
  }

  private Write gone(String id) {
    return new Write("roles", id, null, 7, "acct-a", () -> confirmed.add(id));
  }

  private static List<BulkResponseItem> answered(int... statuses) {
    List<BulkResponseItem> items = new ArrayList<>();
    for (int status : statuses) {
      items.add(
          BulkResponseItem.of(
              item -> {
                item.operationType(OperationType.Index).index("roles").status(status);
                return status < 300 || status == 404 ? item : item.error(error());
              }));
    }
    return items;
  }

  private static ErrorCause error() {
    return ErrorCause.of(
        error ->
            error
                .type("document_parsing_exception")
                .reason(REASON)
                .causedBy(cause -> cause.type("illegal_argument_exception").reason(REASON)));
  }

  private static EngagementsError codeOf(Runnable step) {
    List<EngagementsError> codes = new ArrayList<>();
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(step::run)
        .satisfies(e -> codes.add((EngagementsError) e.code()));
    return codes.get(0);
  }

  @Test
  void what_the_store_took_is_confirmed_and_what_was_not_there_is_gone() {
    assertThat(bulk.accept(answered(201, 200, 404))).isEmpty();

    assertThat(confirmed).containsExactly("1", "2", "3");
    assertThat(bulk.pending()).isFalse();
  }

  @Test
  void what_is_turned_away_for_now_waits_alone_with_growing_pauses_up_to_the_longest() {
    assertThat(bulk.pause()).isZero();
    bulk.accept(answered(201, 429, 200));

    assertThat(confirmed).containsExactly("1", "3");
    assertThat(bulk.pause()).isEqualTo(10);
    bulk.accept(answered(503));
    assertThat(bulk.pause()).isEqualTo(15);
    bulk.accept(answered(201));
    assertThat(confirmed).containsExactly("1", "3", "2");
    assertThat(bulk.pending()).isFalse();
  }

  @Test
  void patience_ends() {
    bulk.accept(answered(429, 201, 200));
    bulk.accept(answered(429));

    assertThat(codeOf(() -> bulk.accept(answered(429))))
        .isEqualTo(EngagementsError.CLUSTER_UNAVAILABLE);
  }

  @Test
  void what_is_refused_for_good_is_named_without_what_stands_in_it_and_the_rest_counts() {
    List<Refused> refused = bulk.accept(answered(201, 400, 200));

    assertThat(confirmed).containsExactly("1", "3");
    assertThat(bulk.pending()).isFalse();
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).write().input()).isEqualTo("roles/2");
    assertThat(refused.get(0).why())
        .hasMessageContaining("400 (document_parsing_exception in field 'to', illegal_argument")
        .hasMessageNotContaining("ann@visa.com");
  }

  @Test
  void a_newer_holder_of_the_lease_ends_it() {
    assertThat(codeOf(() -> bulk.accept(answered(201, 409, 200))))
        .isEqualTo(EngagementsError.STALE_WRITER);
  }

  @Test
  void an_answer_for_another_number_of_documents_is_none() {
    assertThat(codeOf(() -> bulk.accept(answered(201))))
        .isEqualTo(EngagementsError.REQUEST_REFUSED);
    assertThat(confirmed).isEmpty();
  }

  @Test
  void versions_never_fall() {
    assertThat(
            Stream.of(write("1").operation().index(), write("2").operation().index())
                .map(operation -> operation.version() + " " + operation.versionType()))
        .containsOnly("7 ExternalGte");
    assertThat(gone("3").operation().delete().version()).isEqualTo(7);
  }
}
