package io.serai.engagements.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.ErrorCode;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static MultiSearchResponseItem<ObjectNode> answer(int failedShards, boolean timedOut) {
    return MultiSearchResponseItem.of(
        item ->
            item.result(
                result ->
                    result
                        .took(1)
                        .timedOut(timedOut)
                        .shards(s -> s.failed(failedShards).successful(2).total(3))
                        .hits(hits -> hits.hits(List.of()))));
  }

  private static MultiSearchResponseItem<ObjectNode> failure(int status) {
    return MultiSearchResponseItem.of(
        item ->
            item.failure(f -> f.status(status).error(e -> e.type("busy").reason("queue is full"))));
  }

  private static ErrorCode codeOf(MultiSearchResponseItem<ObjectNode> answer) {
    List<MultiSearchResponseItem<ObjectNode>> answers = List.of(answer(0, false), answer);
    SeraiException[] thrown = new SeraiException[1];
    assertThatExceptionOfType(SeraiException.class)
        .isThrownBy(() -> Answers.whole(answers))
        .satisfies(e -> thrown[0] = e);
    return thrown[0].code();
  }

  @Test
  void answers_that_are_whole_are_used() {
    assertThat(Answers.whole(List.of(answer(0, false), answer(0, false)))).hasSize(2);
  }

  @Test
  void an_answer_with_a_part_missing_is_none_and_is_asked_for_again() {
    assertThat(codeOf(answer(1, false))).isEqualTo(EngagementsError.CLUSTER_UNAVAILABLE);
    assertThat(codeOf(answer(0, true))).isEqualTo(EngagementsError.CLUSTER_UNAVAILABLE);
    assertThat(codeOf(failure(429))).isEqualTo(EngagementsError.CLUSTER_UNAVAILABLE);
  }

  @Test
  void one_question_that_is_refused_fails_the_request() {
    assertThat(codeOf(failure(400))).isEqualTo(EngagementsError.REQUEST_REFUSED);
  }
}
