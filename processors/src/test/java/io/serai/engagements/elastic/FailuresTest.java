package io.serai.engagements.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import io.serai.core.ErrorCode.Retry;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void what_passes_is_worth_another_try(int status) {
    assertThat(Failures.of(status, "busy", null).code().retry()).isEqualTo(Retry.TRANSIENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 413})
  void what_stays_is_not(int status) {
    SeraiException refused = Failures.of(status, "no", null);

    assertThat(refused.code()).isEqualTo(EngagementsError.REQUEST_REFUSED);
    assertThat(refused.code().retry()).isEqualTo(Retry.PERMANENT);
    assertThat(refused).hasMessageContaining(String.valueOf(status));
  }

  @Test
  void no_answer_passes_however_deep_it_lies() {
    for (IOException lost :
        new IOException[] {new ConnectException("refused"), new SocketTimeoutException("60 s")}) {
      assertThat(Failures.coded(new IllegalStateException(lost)).code())
          .isEqualTo(EngagementsError.CLUSTER_UNAVAILABLE);
    }
  }

  @Test
  void a_failure_that_has_a_code_keeps_it_and_any_other_stays() {
    SeraiException known =
        new SeraiException(EngagementsError.STALE_WRITER, "engagements", "newer");

    assertThat(Failures.coded(new IllegalStateException(known))).isSameAs(known);
    assertThat(Failures.coded(new IllegalStateException("bug")).code())
        .isEqualTo(EngagementsError.REQUEST_REFUSED);
  }

  @Test
  void a_long_reason_is_cut() {
    ErrorCause error = ErrorCause.of(e -> e.type("parsing").reason("x".repeat(10_000)));

    assertThat(Failures.request(error)).hasSize(200);
  }
}
