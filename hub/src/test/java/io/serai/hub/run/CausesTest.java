package io.serai.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class CausesTest {
  @Test
  void storage_that_cannot_be_reached_is_a_service_that_is_away() {
    Throwable failure = new IllegalStateException(SdkClientException.create("refused"));

    Throwable coded = Causes.coded("totesys", failure);

    assertThat(SeraiException.codeOf(coded)).isEqualTo(HubError.SERVICE_UNAVAILABLE);
    assertThat(coded).hasMessageContaining("refused").hasCause(failure);
  }

  @Test
  void storage_that_fails_by_itself_is_a_service_that_is_away() {
    assertThat(SeraiException.codeOf(Causes.coded("totesys", answer(500))))
        .isEqualTo(HubError.SERVICE_UNAVAILABLE);
  }

  @Test
  void storage_that_refuses_is_not_away() {
    Throwable refused = answer(499);

    assertThat(Causes.coded("totesys", refused)).isSameAs(refused);
  }

  @Test
  void a_failure_that_has_a_code_keeps_it() {
    Throwable coded =
        new SeraiException(
            HubError.ALTERED_FILE, "totesys", SdkClientException.create("refused"), "short");

    assertThat(Causes.coded("totesys", coded)).isSameAs(coded);
  }

  private static Throwable answer(int status) {
    return S3Exception.builder().statusCode(status).message("answered").build();
  }
}
